package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.EntityModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Posts one invoice of an order. The entities for externally maintained customers contain the
 * invoice only if the paying customer is externally maintained (Prospect to cash, sales invoices).
 * Amounts of invoice lines never contain tax, also where the order's prices do. The two columns of
 * the header that its template maps to {@code discountamount} and {@code totaldiscountamount} of
 * Sales hold the discount on the whole invoice, without those of the lines.
 */
final class InvoicePosting {

    private static final List<String> HEADERS =
            List.of("SalesInvoiceHeadersV2", "SalesInvoiceHeadersV4");
    private static final List<String> LINES = List.of("SalesInvoiceV2Lines", "SalesInvoiceV4Lines");
    private static final String EXTERNAL_HEADERS =
            "ExternallyMaintainedCustomerSalesInvoiceHeaders";
    private static final List<String> EXTERNAL_LINES =
            List.of(
                    "ExternallyMaintainedCustomerSalesInvoiceLines",
                    "ExternallyMaintainedCustomerSalesInvoiceLinesV2");

    private static final List<String> COPIED_LINE_COLUMNS =
            List.of(
                    "CurrencyCode",
                    "ProductNumber",
                    "ProductName",
                    "SalesUnitSymbol",
                    "SalesPrice",
                    "ConfirmedShippingDate");
    private static final List<String> COPIED_HEADER_COLUMNS =
            List.of(
                    "SalesOrderNumber",
                    "InvoiceCustomerAccountNumber",
                    "CurrencyCode",
                    "CustomersOrderReference",
                    "SalesOrderOriginType",
                    "SalesOrderOriginCode",
                    "DeliveryTermsCode",
                    "DeliveryModeCode",
                    "PaymentTermsName",
                    "ContactPersonId",
                    "InvoiceAddressStreet",
                    "InvoiceAddressStreetNumber",
                    "InvoiceAddressCity",
                    "InvoiceAddressZipCode",
                    "InvoiceAddressCountryRegionId",
                    "InvoiceAddressCountryRegionISOCode");

    private final FinanceRows rows;
    private final DocumentTotals totals;

    InvoicePosting(FinanceRows rows) {
        this.rows = rows;
        this.totals = new DocumentTotals(rows);
    }

    /**
     * Posts an invoice; does not change the lines of the order.
     *
     * @param quantities quantity to invoice by line
     * @param first true for the first invoice of the order, which bears the charges of the header
     * @return number of the invoice
     */
    String post(
            FinanceDraft order,
            Map<OrderLine, BigDecimal> quantities,
            LocalDate date,
            boolean first) {
        DocumentTax tax = totals.tax(order, DocumentKind.ORDER);
        Map<String, Object> key = new HashMap<>();
        String number = rows.numbers().next("CIV", "InvoiceNumber", order.company());
        key.put("InvoiceNumber", number);
        key.put("LedgerVoucher", rows.numbers().next("ARIV", "LedgerVoucher", order.company()));
        key.put("InvoiceDate", date);
        List<Map<String, Object>> lines = new ArrayList<>();
        quantities.forEach((line, quantity) -> lines.add(line(key, line, quantity, tax)));
        boolean external = order.yes("InvoiceCustomerIsExternallyMaintained");
        Map<String, Object> header = header(key, order, lines, tax, first);
        HEADERS.forEach(set -> write(set, order.company(), header));
        lines.forEach(line -> LINES.forEach(set -> write(set, order.company(), line)));
        if (external) {
            write(EXTERNAL_HEADERS, order.company(), header);
            lines.forEach(line -> EXTERNAL_LINES.forEach(s -> write(s, order.company(), line)));
        }
        return number;
    }

    private static Map<String, Object> line(
            Map<String, Object> key, OrderLine line, BigDecimal quantity, DocumentTax tax) {
        FinanceDraft draft = line.draft();
        BigDecimal from = line.invoiced();
        BigDecimal to = from.add(quantity);
        AmountRounding rounding = tax.rounding();
        BigDecimal amount = draft.number("LineAmount");
        BigDecimal discount = line.share(draft.number("TotalDiscountAmount"), from, to, rounding);
        BigDecimal lineTax = line.share(tax.ofLine(amount), from, to, rounding);
        BigDecimal gross =
                DocumentLineRules.priceOf(draft, DocumentKind.ORDER, rounding).grossOf(quantity);
        Map<String, Object> values = new HashMap<>(key);
        values.put("LineCreationSequenceNumber", line.sequence());
        values.put("InvoicedQuantity", quantity);
        values.put("LineAmount", tax.withoutTax(gross.subtract(discount), lineTax));
        values.put("LineTotalDiscountAmount", discount);
        values.put("LineTotalTaxAmount", lineTax);
        values.put("LineTotalChargeAmount", BigDecimal.ZERO);
        values.put("ProductDescription", draft.text("LineDescription"));
        values.put("InventorySiteId", draft.text("ShippingSiteId"));
        values.put("InventoryWarehouseId", draft.text("ShippingWarehouseId"));
        copy(draft, values, COPIED_LINE_COLUMNS);
        return values;
    }

    private static Map<String, Object> header(
            Map<String, Object> key,
            FinanceDraft order,
            List<Map<String, Object>> lines,
            DocumentTax tax,
            boolean first) {
        BigDecimal charges = first ? order.internal(InternalColumn.CHARGES) : BigDecimal.ZERO;
        BigDecimal headerTax = tax.ofCharges(charges);
        BigDecimal lineTax =
                DocumentTotals.sum(lines, line -> (BigDecimal) line.get("LineTotalTaxAmount"));
        BigDecimal net = DocumentTotals.sum(lines, line -> (BigDecimal) line.get("LineAmount"));
        BigDecimal lineDiscount =
                DocumentTotals.sum(lines, line -> (BigDecimal) line.get("LineTotalDiscountAmount"));
        BigDecimal discount = tax.discount(tax.withTaxIncluded(net, lineTax));
        Map<String, Object> values = new HashMap<>(key);
        BigDecimal withTax = net.subtract(discount).add(lineTax);
        values.put("TotalInvoiceAmount", withTax.add(charges).add(headerTax));
        values.put("TotalTaxAmount", lineTax.add(headerTax));
        values.put("TotalChargeAmount", charges);
        values.put("InvoiceHeaderTaxAmount", headerTax);
        values.put("TotalDiscountAmount", discount);
        values.put("TotalLineDiscount", lineDiscount);
        values.put("TotalDiscountCustomerGroupCode", discount);
        values.put("InvoiceAddressState", order.text("InvoiceAddressStateId"));
        values.put(
                "SalesOrderResponsiblePersonnelNumber",
                order.text("OrderResponsiblePersonnelNumber"));
        copy(order, values, COPIED_HEADER_COLUMNS);
        return values;
    }

    private static void copy(FinanceDraft from, Map<String, Object> to, List<String> columns) {
        for (String column : columns) {
            to.put(column, from.get(column));
        }
    }

    /** Creates a row with those values that have a column in the entity. */
    private void write(String set, String company, Map<String, Object> values) {
        EntityModel model = rows.model(set);
        Map<String, Object> shown = new HashMap<>(values);
        shown.keySet().removeIf(column -> model.column(column) == null);
        rows.create(set, company, shown);
    }
}
