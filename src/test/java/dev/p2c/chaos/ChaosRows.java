package dev.p2c.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Values of rows by key; it keeps every row of a key, so that duplicates are found. */
final class ChaosRows {

    private final Map<String, List<String>> byKey = new TreeMap<>();

    /**
     * @param key columns with a bar between; behind a slash those of the row it leads to
     * @param values columns with a comma between
     */
    static ChaosRows of(ChaosService service, String address, String key, String values) {
        ChaosRows rows = new ChaosRows();
        service.rows(address).forEach(row -> rows.add(join(row, key, "|"), join(row, values, ",")));
        return rows;
    }

    private static String join(JsonNode row, String columns, String separator) {
        List<String> parts = new ArrayList<>();
        for (String column : columns.split(Pattern.quote(separator))) {
            JsonNode value = row.at("/" + column);
            // An empty discount equals a discount of zero.
            parts.add(value.isNull() ? "0" : text(value));
        }
        return String.join(separator, parts);
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? plain(value.decimalValue()) : value.asText("");
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    void add(String key, String value) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    ChaosRows and(ChaosRows more) {
        ChaosRows all = new ChaosRows();
        byKey.forEach((key, values) -> values.forEach(value -> all.add(key, value)));
        more.byKey.forEach((key, values) -> values.forEach(value -> all.add(key, value)));
        return all;
    }

    /** Returns only the lines of these headers. */
    ChaosRows of(ChaosRows headers) {
        ChaosRows some = new ChaosRows();
        byKey.forEach(
                (key, values) -> {
                    if (headers.byKey.containsKey(key.substring(0, key.lastIndexOf('|')))) {
                        some.byKey.put(key, values);
                    }
                });
        return some;
    }

    /** Returns the keys, sorted. */
    Map<String, List<String>> byKey() {
        return byKey;
    }

    Set<String> keys() {
        return new TreeSet<>(byKey.keySet());
    }
}
