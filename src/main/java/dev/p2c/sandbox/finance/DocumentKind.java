package dev.p2c.sandbox.finance;

/**
 * The two documents that callers write, orders and quotations, with the names of their entity sets
 * and columns.
 */
enum DocumentKind {
    ORDER(
            "CDSSalesOrderHeaders",
            "CDSSalesOrderLinesV2",
            "SalesOrderNumber",
            "OrderingCustomerAccountNumber",
            "SalesOrderName",
            "OrderedSalesQuantity",
            "AreTotalsUpdated",
            "FormattedDelveryAddress",
            "RequestedReceiptDate"),
    QUOTATION(
            "CDSSalesQuotationHeaders",
            "CDSSalesQuotationLines",
            "SalesQuotationNumber",
            "RequestingCustomerAccountNumber",
            "SalesQuotationName",
            "RequestedSalesQuantity",
            "AreTotalsCalculated",
            "FormattedDeliveryAddress",
            "ReceiptDateRequested");

    private final String headerSet;
    private final String lineSet;
    private final String number;
    private final String customer;
    private final String nameColumn;
    private final String quantity;
    private final String totalsFlag;
    private final String formattedDelivery;
    private final String receiptDate;

    DocumentKind(
            String headerSet,
            String lineSet,
            String number,
            String customer,
            String nameColumn,
            String quantity,
            String totalsFlag,
            String formattedDelivery,
            String receiptDate) {
        this.headerSet = headerSet;
        this.lineSet = lineSet;
        this.number = number;
        this.customer = customer;
        this.nameColumn = nameColumn;
        this.quantity = quantity;
        this.totalsFlag = totalsFlag;
        this.formattedDelivery = formattedDelivery;
        this.receiptDate = receiptDate;
    }

    String headerSet() {
        return headerSet;
    }

    String lineSet() {
        return lineSet;
    }

    /** Column of headers and lines with the number of the document. */
    SequenceRows.Kind sequence() {
        return this == ORDER ? SequenceRows.Kind.ORDER : SequenceRows.Kind.QUOTATION;
    }

    String number() {
        return number;
    }

    /** Column of the header with the account of the customer. */
    String customer() {
        return customer;
    }

    String nameColumn() {
        return nameColumn;
    }

    String quantity() {
        return quantity;
    }

    /** Column of the header with a total, for example {@code TotalTaxAmount}. */
    String total(String what) {
        return (this == ORDER ? "Order" : "Quotation") + what;
    }

    /** Column of the header that says whether its totals are up to date with its lines. */
    String totalsFlag() {
        return totalsFlag;
    }

    String formattedDelivery() {
        return formattedDelivery;
    }

    /** Column of the header with the receipt date; lines name it {@code RequestedReceiptDate}. */
    String receiptDate() {
        return receiptDate;
    }
}
