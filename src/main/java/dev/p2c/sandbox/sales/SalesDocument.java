package dev.p2c.sandbox.sales;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The three documents of Sales, each a header with lines, with the names of their entity sets and
 * columns.
 */
enum SalesDocument {
    QUOTE(
            "quotes",
            "quotedetails",
            "quoteid",
            "quotenumber",
            "QUO",
            Set.of(0),
            Map.of(
                    "quotestatecode",
                    "statecode",
                    "msdynce_quotehasexternalmaintainedproductsonly",
                    ColumnNames.EXTERNAL,
                    "msdynce_quoterevisionnumber",
                    "revisionnumber"),
            Map.of(ColumnNames.CURRENCY, ColumnNames.CURRENCY)),
    ORDER(
            "salesorders",
            "salesorderdetails",
            "salesorderid",
            "ordernumber",
            "ORD",
            Set.of(0),
            Map.of(
                    "salesorderstatecode",
                    "statecode",
                    "salesorderispricelocked",
                    "ispricelocked",
                    "msdynce_orderhasexternalmaintainedproductsonly",
                    ColumnNames.EXTERNAL),
            Map.of(
                    ColumnNames.CURRENCY,
                    ColumnNames.CURRENCY,
                    "msdynce_ordernumber",
                    "ordernumber")),
    INVOICE(
            "invoices",
            "invoicedetails",
            "invoiceid",
            "invoicenumber",
            "INV",
            Set.of(0),
            Map.of("invoicestatecode", "statecode", "invoiceispricelocked", "ispricelocked"),
            Map.of(
                    ColumnNames.CURRENCY,
                    ColumnNames.CURRENCY,
                    "msdynce_invoicenumber",
                    "invoicenumber",
                    "msdynce_invoicedate",
                    "msdynce_invoicedate"));

    private final String headers;
    private final String lines;
    private final String key;
    private final String number;
    private final String prefix;
    private final Set<Integer> editable;
    private final Map<String, String> copies;
    private final Map<String, String> firstCopies;

    SalesDocument(
            String headers,
            String lines,
            String key,
            String number,
            String prefix,
            Set<Integer> editable,
            Map<String, String> copies,
            Map<String, String> firstCopies) {
        this.headers = headers;
        this.lines = lines;
        this.key = key;
        this.number = number;
        this.prefix = prefix;
        this.editable = editable;
        this.copies = new HashMap<>(copies);
        ColumnNames.OWNERSHIP.forEach(column -> this.copies.put(column, column));
        this.firstCopies = firstCopies;
    }

    static SalesDocument ofHeaders(String set) {
        for (SalesDocument document : values()) {
            if (document.headers.equals(set)) {
                return document;
            }
        }
        return null;
    }

    static SalesDocument ofLines(String set) {
        for (SalesDocument document : values()) {
            if (document.lines.equals(set)) {
                return document;
            }
        }
        return null;
    }

    String headers() {
        return headers;
    }

    String lines() {
        return lines;
    }

    /** Primary key of the header. */
    String key() {
        return key;
    }

    /** Column of a line that refers to its header. */
    String parent() {
        return "_" + key + "_value";
    }

    String number() {
        return number;
    }

    String prefix() {
        return prefix;
    }

    /** True if header and lines may be changed in this state. */
    boolean isEditable(int state) {
        return editable.contains(state);
    }

    /** Columns that lines always repeat from the header: header column by line column. */
    Map<String, String> copies() {
        return Collections.unmodifiableMap(copies);
    }

    /**
     * Columns that a new line takes from the header if the caller leaves them empty: header column
     * by line column.
     */
    Map<String, String> firstCopies() {
        return firstCopies;
    }

    /** Column with the display name of a line. */
    String lineName() {
        return lines.substring(0, lines.length() - 1) + "name";
    }

    /** Name of the document in the names of the solution's steps. */
    String stepName() {
        return switch (this) {
            case QUOTE -> "Quote";
            case ORDER -> "Order";
            case INVOICE -> "Invoice";
        };
    }

    /** Whether the solution copies a column to the lines, rather than Sales itself. */
    static boolean isOfSolution(String line) {
        return line.startsWith("msdynce_");
    }

    /** True if the header has a tax from Finance that becomes a write-in line. */
    boolean hasMiscTax() {
        return this != QUOTE;
    }

    private static final class ColumnNames {
        static final String EXTERNAL = "msdynce_hasexternallymaintainedproductsonly";
        static final List<String> OWNERSHIP =
                List.of("_ownerid_value", "_owningbusinessunit_value");
        static final String CURRENCY = "_transactioncurrencyid_value";
    }
}
