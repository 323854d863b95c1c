package dev.p2c.sandbox.sales;

import java.util.Map;
import java.util.Set;

/** The three documents, each a header with lines. */
enum Document {
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
                    Names.OWNER,
                    Names.OWNER,
                    "msdynce_quotehasexternalmaintainedproductsonly",
                    Names.EXTERNAL,
                    "msdynce_quoterevisionnumber",
                    "revisionnumber"),
            Map.of(Names.CURRENCY, Names.CURRENCY)),
    ORDER(
            "salesorders",
            "salesorderdetails",
            "salesorderid",
            "ordernumber",
            "ORD",
            Set.of(0, 1),
            Map.of(
                    "salesorderstatecode",
                    "statecode",
                    Names.OWNER,
                    Names.OWNER,
                    "salesorderispricelocked",
                    "ispricelocked",
                    "msdynce_orderhasexternalmaintainedproductsonly",
                    Names.EXTERNAL),
            Map.of(Names.CURRENCY, Names.CURRENCY, "msdynce_ordernumber", "ordernumber")),
    INVOICE(
            "invoices",
            "invoicedetails",
            "invoiceid",
            "invoicenumber",
            "INV",
            Set.of(0),
            Map.of(
                    "invoicestatecode",
                    "statecode",
                    Names.OWNER,
                    Names.OWNER,
                    "invoiceispricelocked",
                    "ispricelocked"),
            Map.of(
                    Names.CURRENCY,
                    Names.CURRENCY,
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

    Document(
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
        this.copies = copies;
        this.firstCopies = firstCopies;
    }

    static Document ofHeaders(String set) {
        for (Document document : values()) {
            if (document.headers.equals(set)) {
                return document;
            }
        }
        return null;
    }

    static Document ofLines(String set) {
        for (Document document : values()) {
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

    /** Key of a line. */
    String lineKey() {
        return lines.substring(0, lines.length() - 1) + "id";
    }

    /** Column of a line that points to its header. */
    String parent() {
        return "_" + key + "_value";
    }

    String number() {
        return number;
    }

    String prefix() {
        return prefix;
    }

    /** States whose header and lines may be written. */
    boolean isEditable(int state) {
        return editable.contains(state);
    }

    /** Columns of a line that always repeat the header's, by the column of the line. */
    Map<String, String> copies() {
        return copies;
    }

    /** Columns that a new line takes from the header where the caller leaves them empty. */
    Map<String, String> firstCopies() {
        return firstCopies;
    }

    /** Column of a line that names it to people. */
    String lineName() {
        return lines.substring(0, lines.length() - 1) + "name";
    }

    /** True where the header carries a tax from Finance that becomes a write-in line. */
    boolean hasMiscTax() {
        return this != QUOTE;
    }

    private static final class Names {
        static final String EXTERNAL = "msdynce_hasexternallymaintainedproductsonly";
        static final String OWNER = "_ownerid_value"; // and with it the business unit
        static final String CURRENCY = "_transactioncurrencyid_value";
    }
}
