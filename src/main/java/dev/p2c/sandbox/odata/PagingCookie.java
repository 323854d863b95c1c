package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.PercentEncoding;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encodes and parses the {@code $skiptoken} of Sales: XML within XML, percent-encoded twice as by
 * the real service, so that a client that decodes and re-encodes a link breaks it here as well. The
 * token holds the sort values and the key of the page's first and last row.
 *
 * @param page number of the next page
 * @param after last row of the page before it
 * @param deltaToken null without change tracking
 */
record PagingCookie(int page, KeysetPosition after, String deltaToken) {

    private static final Pattern OUTER =
            Pattern.compile(
                    "<cookie pagenumber=\"(\\d+)\" pagingcookie=\"([^\"]*)\""
                            + " istracking=\"(?:True|False)\"(?: since=\"([^\"]*)\")? />");
    private static final Pattern COLUMN =
            Pattern.compile("<([\\w.]+) last(null)?=\"([^\"]*)\" first(?:null)?=\"[^\"]*\" />");

    /** Token for the page after this one, percent-encoded. */
    static String encode(ParsedQuery query, Paging.QueryPage page, Row first, Row last) {
        StringBuilder inner = new StringBuilder("<cookie page=\"" + page.number() + "\">");
        for (OrderByItem item : query.order()) {
            column(inner, name(item), item.value(last), item.value(first));
        }
        for (String key : query.table().model().key()) {
            int index = query.table().model().index(key);
            column(inner, key, last.get(index), first.get(index));
        }
        boolean tracking = page.deltaToken() != null;
        String outer =
                "<cookie pagenumber=\""
                        + (page.number() + 1)
                        + "\" pagingcookie=\""
                        + lowerCaseEncoded(inner.append("</cookie>").toString())
                        + "\" istracking=\""
                        + (tracking
                                ? "True\" since=\"" + lowerCaseEncoded(page.deltaToken())
                                : "False")
                        + "\" />";
        return outer.replace("%", "%25")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\"", "%22")
                .replace("+", "%2B")
                .replace(" ", "%20");
    }

    private static String name(OrderByItem item) {
        Column column = item.by().column();
        return column == null ? "value" : column.name();
    }

    private static void column(StringBuilder xml, String name, Object last, Object first) {
        xml.append('<').append(name);
        attribute(xml, "last", last);
        attribute(xml, "first", first);
        xml.append(" />");
    }

    private static void attribute(StringBuilder xml, String name, Object value) {
        xml.append(' ').append(name);
        if (value == null) {
            xml.append("null=\"1\"");
        } else {
            xml.append("=\"").append(escaped(text(value))).append('"');
        }
    }

    private static String text(Object value) {
        if (value instanceof UUID id) {
            return "{" + id.toString().toUpperCase(Locale.ROOT) + "}";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static String unescaped(String text) {
        return text.replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static String lowerCaseEncoded(String text) {
        String encoded = PercentEncoding.encode(text);
        return Pattern.compile("%[0-9A-F]{2}")
                .matcher(encoded)
                .replaceAll(m -> m.group().toLowerCase(Locale.ROOT));
    }

    /**
     * Parses a token for a query.
     *
     * @param token decoded once, as in the query
     * @throws ODataError 400 if the token was not issued for such a query
     */
    static PagingCookie parse(String token, ParsedQuery query) {
        try {
            Matcher outer = OUTER.matcher(token);
            if (outer.matches()) {
                List<Object> values = new ArrayList<>();
                Matcher inner = COLUMN.matcher(decoded(outer.group(2)));
                List<Column> columns = columns(query);
                while (inner.find() && values.size() < columns.size()) {
                    boolean isNull = inner.group(2) != null;
                    Column column = columns.get(values.size());
                    values.add(isNull ? null : value(column, unescaped(inner.group(3))));
                }
                if (values.size() == columns.size()) {
                    int items = query.order().size();
                    Key key = Key.of(values.subList(items, values.size()).toArray());
                    return new PagingCookie(
                            Integer.parseInt(outer.group(1)),
                            new KeysetPosition(values.subList(0, items), key),
                            outer.group(3) == null ? null : decoded(outer.group(3)));
                }
            }
        } catch (IllegalArgumentException | DateTimeException ignored) {
            // The token was not issued here and is refused below.
        }
        throw new ODataError(
                400,
                "0x80040203",
                "Malformed XML in the Paging Cookie, or a cookie of another query.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static List<Column> columns(ParsedQuery query) {
        List<Column> columns = new ArrayList<>();
        query.order().forEach(item -> columns.add(item.by().column()));
        query.table().model().key().forEach(k -> columns.add(query.table().model().column(k)));
        return columns;
    }

    private static Object value(Column column, String text) {
        return switch (column.type()) {
            case GUID -> UUID.fromString(text.replaceAll("[{}]", ""));
            case STRING, ENUM, BINARY -> text;
            case INT32 -> Integer.valueOf(text);
            case INT64 -> Long.valueOf(text);
            case DECIMAL, DOUBLE -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case DATE_TIME -> Instant.parse(text);
        };
    }
}
