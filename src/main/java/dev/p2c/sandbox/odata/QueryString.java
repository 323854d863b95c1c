package dev.p2c.sandbox.odata;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.olingo.commons.core.Encoder;

/**
 * Query part of an address. Clients encode it differently: option names may be encoded ({@code
 * %24filter}), and a space may be {@code %20} or a plus sign. Immutable.
 */
public final class QueryString {

    /** System options that are handled here and hidden from Olingo's parser. */
    private static final Set<String> HANDLED = Set.of("$skiptoken", "$deltatoken", "$format");

    private static final Pattern DAY =
            Pattern.compile("(?<![\\w-])(\\d{4}-\\d{2}-\\d{2})(?![\\w:-])");

    private final String raw;
    private final Map<String, String> options;

    private QueryString(String raw, Map<String, String> options) {
        this.raw = raw;
        this.options = Collections.unmodifiableMap(options);
    }

    /**
     * Splits and decodes a query.
     *
     * @param raw as sent, without the question mark
     * @throws ODataError 400 for a repeated system option or malformed percent-encoding
     */
    public static QueryString of(String raw) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String part : parts(raw)) {
            int equals = part.indexOf('=');
            String name = decode(equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decode(part.substring(equals + 1));
            if (options.put(name, value) != null && name.startsWith("$")) {
                throw new ODataError(
                        400,
                        "0x80060888",
                        "Query option '" + name + "' was specified more than once.");
            }
        }
        return new QueryString(raw, options);
    }

    private static List<String> parts(String raw) {
        List<String> parts = new ArrayList<>();
        for (String part : raw.split("&")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ODataError(400, "0x80060888", "Bad Request - Error in query syntax.");
        }
    }

    /** Decoded value of an option, or null; names are case-sensitive. */
    public String get(String name) {
        return options.get(name);
    }

    public boolean has(String name) {
        return options.containsKey(name);
    }

    /** Decoded names of the options, in the order of the address. */
    public Collection<String> names() {
        return options.keySet();
    }

    /** The query as sent without one option, for links to other pages; may be empty. */
    public String without(String name) {
        return String.join(
                "&",
                parts(raw).stream().filter(p -> !name.equals(decode(p.split("=", 2)[0]))).toList());
    }

    /**
     * The query for Olingo's parser, in canonical encoding. Unknown system options are kept, so
     * that the parser refuses them.
     *
     * @param daysAsMoments whether a date in a filter is replaced by midnight UTC; the services
     *     compare points in time with dates, Olingo does not
     */
    String parsed(boolean daysAsMoments) {
        List<String> parts = new ArrayList<>();
        options.forEach(
                (name, value) -> {
                    boolean alias = name.startsWith("@");
                    if (alias || (name.startsWith("$") && !HANDLED.contains(name))) {
                        boolean filter = daysAsMoments && "$filter".equals(name);
                        String text = filter ? withMoments(value) : value;
                        parts.add(
                                (alias ? name : Encoder.encode(name)) + "=" + Encoder.encode(text));
                    }
                });
        return String.join("&", parts);
    }

    private static String withMoments(String filter) {
        String[] pieces = filter.split("'", -1);
        for (int i = 0; i < pieces.length; i += 2) {
            pieces[i] = DAY.matcher(pieces[i]).replaceAll("$1T00:00:00Z");
        }
        return String.join("'", pieces);
    }
}
