package dev.p2c.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.SandboxClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Writes the business rows of both services as text for comparison: each column by name, with IDs
 * replaced by the keys of their rows. Columns that tell when or in which order something was done
 * are left out.
 */
final class BothServices {

    private static final Map<String, List<String>> SALES =
            Map.of(
                    "accounts", List.of("accountnumber"),
                    "contacts", List.of("msdynce_contactnumber"),
                    "products", List.of("productnumber"),
                    "quotes", List.of("quotenumber"),
                    "quotedetails", List.of("_quoteid_value", "sequencenumber"),
                    "salesorders", List.of("ordernumber"),
                    "salesorderdetails",
                            List.of("_salesorderid_value", "msdynce_ismisctax", "sequencenumber"),
                    "invoices", List.of("invoicenumber"),
                    "invoicedetails",
                            List.of("_invoiceid_value", "msdynce_ismisctax", "sequencenumber"));

    private static final List<String> FINANCE =
            List.of(
                    "CustomersV2",
                    "CDSContactPersons",
                    "CDSSalesQuotationHeaders",
                    "CDSSalesQuotationLines",
                    "CDSSalesOrderHeaders",
                    "CDSSalesOrderLines",
                    "ExternallyMaintainedCustomerSalesInvoiceHeaders",
                    "ExternallyMaintainedCustomerSalesInvoiceLines");

    private static final Set<String> SEQUENCES =
            Set.of("versionnumber", "InventoryLotId", "lineitemnumber");

    /**
     * An invoice makes its order Invoiced, and a later change in Finance makes the order Active
     * again (sales orders template: the state stays Active). What counts is the processing status.
     */
    private static final Set<String> STATE_OF_ORDER =
            Set.of("statecode", "statuscode", "salesorderstatecode");

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-.{12}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*Z");

    private final Map<String, String> names = new HashMap<>();

    /**
     * Returns a line for each column that is not empty: {@code accounts ACC-1 name = Nordlicht AS}.
     */
    static Set<String> lines(Engine engine) {
        BothServices state = new BothServices();
        Map<String, List<JsonNode>> rows = new TreeMap<>();
        SALES.keySet().forEach(set -> rows.put(set, rows(engine.sales(), set)));
        for (int depth = 0; depth < 2; depth++) {
            SALES.forEach((set, key) -> rows.get(set).forEach(row -> state.name(set, key, row)));
        }
        Set<String> lines = new TreeSet<>();
        SALES.forEach(
                (set, key) ->
                        rows.get(set)
                                .forEach(row -> state.add(lines, set, state.label(key, row), row)));
        for (String set : FINANCE) {
            for (JsonNode row : rows(engine.finance(), set)) {
                state.add(lines, set, financeKey(row), row);
            }
        }
        return lines;
    }

    private static List<JsonNode> rows(SandboxClient service, String set) {
        List<JsonNode> rows = new ArrayList<>();
        service.get(set + "?cross-company=true").json().get("value").forEach(rows::add);
        return rows;
    }

    /** Returns the value of the column that is unique in the set. */
    private void name(String set, List<String> key, JsonNode row) {
        String link = row.path(idColumn(set)).asText();
        names.put(link, set + " " + label(key, row));
    }

    private static String idColumn(String set) {
        return set.substring(0, set.length() - 1) + "id";
    }

    private String label(List<String> key, JsonNode row) {
        StringBuilder label = new StringBuilder();
        key.forEach(column -> label.append(text(row.path(column))).append(' '));
        return label.toString().strip();
    }

    private static String financeKey(JsonNode row) {
        StringBuilder label = new StringBuilder();
        for (String column :
                List.of(
                        "CustomerAccount",
                        "ContactPersonPartyNumber",
                        "SalesQuotationNumber",
                        "SalesOrderNumber",
                        "InvoiceNumber",
                        "LineCreationSequenceNumber")) {
            if (row.has(column)) {
                label.append(row.get(column).asText()).append(' ');
            }
        }
        return label.toString().strip();
    }

    private void add(Set<String> lines, String set, String key, JsonNode row) {
        row.properties()
                .forEach(
                        column -> {
                            String value = text(column.getValue());
                            if (!value.isEmpty() && says(set, column.getKey(), value)) {
                                lines.add(
                                        "%s %s %s = %s"
                                                .formatted(set, key, column.getKey(), value));
                            }
                        });
    }

    private static boolean says(String set, String column, String value) {
        boolean time = INSTANT.matcher(value).matches() && !column.equals("InvoiceDate");
        boolean state = set.startsWith("salesorder") && STATE_OF_ORDER.contains(column);
        return !time && !state && !column.contains("@") && !SEQUENCES.contains(column);
    }

    /** Returns the key of the row with this ID; empty for an unknown ID. */
    private String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
        String text = value.asText();
        return ID.matcher(text).matches() ? names.getOrDefault(text, "") : text;
    }
}
