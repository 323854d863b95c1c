package dev.p2c.sandbox.finance;

/** The two documents with lines that are written from outside, and what differs in their names. */
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

    DocumentKind(String... names) {
        headerSet = names[0];
        lineSet = names[1];
        number = names[2];
        customer = names[3];
        nameColumn = names[4];
        quantity = names[5];
        totalsFlag = names[6];
        formattedDelivery = names[7];
        receiptDate = names[8];
    }

    String headerSet() {
        return headerSet;
    }

    String lineSet() {
        return lineSet;
    }

    /** Column with the document's number, in headers and lines. */
    String number() {
        return number;
    }

    /** Column of the header with the account that ordered or asked. */
    String customer() {
        return customer;
    }

    String nameColumn() {
        return nameColumn;
    }

    String quantity() {
        return quantity;
    }

    /** Column of the header with one of its totals: {@code TotalTaxAmount} and so on. */
    String total(String what) {
        return (this == ORDER ? "Order" : "Quotation") + what;
    }

    /** Column of the header that says whether its totals are those of its lines. */
    String totalsFlag() {
        return totalsFlag;
    }

    String formattedDelivery() {
        return formattedDelivery;
    }

    /** Column of the header; lines call it {@code RequestedReceiptDate}. */
    String receiptDate() {
        return receiptDate;
    }
}
