package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.odata.ODataError;
import dev.p2c.sandbox.store.Row;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Presses buttons of the forms: {@code quotes/{number}/activate} and {@code
 * orders/{number}/activate} (Prospect to cash solution, ribbon of the order).
 */
final class FormButtons {

    private static final Pattern ACTIVATE = Pattern.compile("(quotes|orders)/([^/]+)/activate");
    private static final String STATUS = "msdynce_processingstatus";
    private static final int DRAFT = 647390011;
    private static final int ACTIVE = 647390000;

    private final SalesTables tables;
    private final SalesWriter writer;

    FormButtons(SalesTables tables, SalesWriter writer) {
        this.tables = tables;
        this.writer = writer;
    }

    /** Presses the button with this path; empty if there is no such button. */
    Optional<Object> press(String path) {
        Matcher matcher = ACTIVATE.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String number = URLDecoder.decode(matcher.group(2), StandardCharsets.UTF_8);
        SalesDocument document =
                "quotes".equals(matcher.group(1)) ? SalesDocument.QUOTE : SalesDocument.ORDER;
        Row row = newest(document, number);
        return Optional.of(
                tables.store()
                        .write(
                                () ->
                                        document == SalesDocument.QUOTE
                                                ? activateQuote(row, number)
                                                : activateOrder(row, number)));
    }

    /**
     * Finds a document by its number. All revisions of a quote have the same number; the newest
     * counts.
     */
    private Row newest(SalesDocument document, String number) {
        return tables.where(document.headers(), document.number(), number).stream()
                .reduce((a, b) -> a.version() > b.version() ? a : b)
                .orElseThrow(
                        () ->
                                new ODataError(
                                        404,
                                        "0x80040217",
                                        "There is no " + document.key() + " " + number + "."));
    }

    private Map<String, Object> activateQuote(Row quote, String number) {
        if (!Integer.valueOf(0).equals(tables.value("quotes", quote, "statecode"))) {
            throw refused("Only draft quotes can be activated.");
        }
        writer.amend(tables.table("quotes"), quote, Map.of("statecode", 1, "statuscode", 2));
        return result("quote", number, "statecode", 1);
    }

    private Map<String, Object> activateOrder(Row order, String number) {
        if (!Integer.valueOf(DRAFT).equals(tables.value("salesorders", order, STATUS))) {
            throw refused("Only draft orders can be activated.");
        }
        Object only =
                tables.value("salesorders", order, "msdynce_hasexternallymaintainedproductsonly");
        Object external = tables.value("salesorders", order, "msdynce_ismaintainedexternally");
        if (!Boolean.TRUE.equals(only) || Boolean.TRUE.equals(external)) {
            throw refused(
                    "The order cannot be activated: all of its products must be maintained externally,"
                            + " and the order itself must not be maintained externally.");
        }
        writer.amend(tables.table("salesorders"), order, Map.of(STATUS, ACTIVE));
        for (Row line :
                tables.where(
                        "salesorderdetails",
                        "_salesorderid_value",
                        tables.id("salesorders", order))) {
            writer.amend(
                    tables.table("salesorderdetails"),
                    line,
                    Map.of("msdynce_orderissubmitted", true));
        }
        return result("order", number, STATUS, ACTIVE);
    }

    private static Map<String, Object> result(
            String kind, String number, String column, int value) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(kind, number);
        result.put(column, value);
        return result;
    }

    private static ODataError refused(String alert) {
        return new ODataError(409, "0x80040265", alert);
    }
}
