package dev.p2c.sandbox.sales;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of a query string by decoded name; links repeat them unchanged. */
final class QueryOptions {

    private final Map<String, String> raw = new LinkedHashMap<>();

    QueryOptions(String query) {
        for (String option : query.split("&")) {
            int equals = option.indexOf('=');
            if (!option.isEmpty()) {
                raw.put(decoded(equals < 0 ? option : option.substring(0, equals)), option);
            }
        }
    }

    boolean has(String name) {
        return raw.containsKey(name);
    }

    /** Decoded value of an option; empty if the option is missing. */
    String get(String name) {
        String option = raw.getOrDefault(name, "");
        return decoded(option.substring(option.indexOf('=') + 1));
    }

    /** All other options, unchanged. */
    List<String> without(String... names) {
        Map<String, String> rest = new LinkedHashMap<>(raw);
        rest.keySet().removeAll(Set.of(names));
        return new ArrayList<>(rest.values());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
