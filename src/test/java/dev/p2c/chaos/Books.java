package dev.p2c.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares the two services without the application and its mappings: who has to be there, once,
 * with which name or amount.
 */
final class Books {

    private static final int MOST_SHOWN = 5;

    private final Service sales;
    private final Service finance;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> compared = new TreeMap<>();

    Books(Service sales, Service finance) {
        this.sales = sales;
        this.finance = finance;
    }

    /** Every difference, a line each; empty when all is as it has to be. */
    List<String> differences() {
        customers();
        contactPersons();
        products();
        documents("quotes", "quotenumber", "quotedetails", "quoteid", "statecode%20eq%201");
        documents(
                "salesorders",
                "ordernumber",
                "salesorderdetails",
                "salesorderid",
                "msdynce_processingstatus%20ne%20647390011");
        invoices();
        return differences;
    }

    /** Rows by what they are. */
    Map<String, Integer> compared() {
        return compared;
    }

    private void customers() {
        Map<String, List<String>> expected = new TreeMap<>();
        sales.rows("accounts?$select=accountnumber,name")
                .forEach(row -> put(expected, text(row, "accountnumber"), text(row, "name")));
        sales.rows(
                        "contacts?$select=msdynce_contactnumber,lastname"
                                + "&$filter=msdynce_isactivecustomer%20eq%20true")
                .forEach(
                        row ->
                                put(
                                        expected,
                                        text(row, "msdynce_contactnumber"),
                                        text(row, "lastname")));
        Map<String, List<String>> actual = new TreeMap<>();
        finance.rows(
                        "CustomersV2?cross-company=true&$select=CustomerAccount,PartyType,"
                                + "OrganizationName,PersonLastName")
                .forEach(
                        row ->
                                put(
                                        actual,
                                        text(row, "CustomerAccount"),
                                        text(
                                                row,
                                                "Person".equals(text(row, "PartyType"))
                                                        ? "PersonLastName"
                                                        : "OrganizationName")));
        compare("customers", expected, actual);
    }

    private void contactPersons() {
        Map<String, List<String>> expected = new TreeMap<>();
        sales.rows(
                        "contacts?$select=msdynce_contactnumber,lastname&$filter="
                                + "msdynce_isactivecustomer%20ne%20true%20and%20msdynce_iscompanyanaccount%20eq%20true")
                .forEach(
                        row ->
                                put(
                                        expected,
                                        text(row, "msdynce_contactnumber"),
                                        text(row, "lastname")));
        Map<String, List<String>> actual = new TreeMap<>();
        finance.rows(
                        "CDSContactPersons?cross-company=true"
                                + "&$select=ContactPersonPartyNumber,LastName")
                .forEach(
                        row ->
                                put(
                                        actual,
                                        text(row, "ContactPersonPartyNumber"),
                                        text(row, "LastName")));
        compare("contact persons", expected, actual);
    }

    private void products() {
        Map<String, List<String>> expected = new TreeMap<>();
        finance.rows("SellableReleasedProducts?cross-company=true&$select=ProductNumber")
                .forEach(row -> put(expected, text(row, "ProductNumber"), ""));
        Map<String, List<String>> actual = new TreeMap<>();
        sales.rows(
                        "products?$select=productnumber"
                                + "&$filter=msdynce_ismaintainedexternally%20eq%20true")
                .forEach(row -> put(actual, text(row, "productnumber"), ""));
        compare("products", expected, actual);
    }

    /** Headers with the number of their lines. */
    private void documents(String set, String number, String lines, String parent, String filter) {
        boolean quotes = set.equals("quotes");
        Map<String, Integer> count = new TreeMap<>();
        // The tax line is Finance's own.
        String notTax = quotes ? "" : "&$filter=msdynce_ismisctax%20ne%20true";
        sales.rows(lines + "?$select=_" + parent + "_value" + notTax)
                .forEach(row -> count.merge(text(row, "_" + parent + "_value"), 1, Integer::sum));
        Map<String, List<String>> expected = new TreeMap<>();
        sales.rows(set + "?$select=" + number + "," + parent + "&$filter=" + filter)
                .forEach(
                        row ->
                                put(
                                        expected,
                                        text(row, number),
                                        count.getOrDefault(text(row, parent), 0) + " lines"));
        String key = quotes ? "SalesQuotationNumber" : "SalesOrderNumber";
        String kind = quotes ? "CDSSalesQuotation" : "CDSSalesOrder";
        Map<String, Integer> arrived = new TreeMap<>();
        finance.rows(kind + "Lines?cross-company=true&$select=" + key)
                .forEach(row -> arrived.merge(text(row, key), 1, Integer::sum));
        Map<String, List<String>> actual = new TreeMap<>();
        finance.rows(kind + "Headers?cross-company=true&$select=" + key)
                .forEach(
                        row ->
                                put(
                                        actual,
                                        text(row, key),
                                        arrived.getOrDefault(text(row, key), 0) + " lines"));
        compare(set, expected, actual);
    }

    private void invoices() {
        Map<String, List<String>> expected = new TreeMap<>();
        finance.rows(
                        "ExternallyMaintainedCustomerSalesInvoiceHeaders?cross-company=true"
                                + "&$select=InvoiceNumber,TotalInvoiceAmount")
                .forEach(
                        row ->
                                put(
                                        expected,
                                        text(row, "InvoiceNumber"),
                                        amount(row, "TotalInvoiceAmount")));
        Map<String, List<String>> actual = new TreeMap<>();
        sales.rows("invoices?$select=invoicenumber,totalamount")
                .forEach(
                        row -> put(actual, text(row, "invoicenumber"), amount(row, "totalamount")));
        compare("invoices", expected, actual);
    }

    private static void put(Map<String, List<String>> rows, String key, String value) {
        rows.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText("");
    }

    private static String amount(JsonNode row, String field) {
        return row.get(field).decimalValue().setScale(2, java.math.RoundingMode.HALF_UP).toString();
    }

    private void compare(
            String what, Map<String, List<String>> expected, Map<String, List<String>> actual) {
        compared.put(what, expected.size());
        List<String> found = new ArrayList<>();
        expected.forEach(
                (key, values) -> {
                    List<String> there = actual.getOrDefault(key, List.of());
                    if (!there.equals(values)) {
                        found.add("%s %s: expected %s, is %s".formatted(what, key, values, there));
                    }
                });
        actual.keySet().stream()
                .filter(key -> !expected.containsKey(key))
                .forEach(
                        key -> found.add(what + " " + key + ": nobody knows it on the other side"));
        found.stream().limit(MOST_SHOWN).forEach(differences::add);
        if (found.size() > MOST_SHOWN) {
            differences.add(what + ": " + (found.size() - MOST_SHOWN) + " more");
        }
    }
}
