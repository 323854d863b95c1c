package dev.p2c.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes and reads an integration key as one text. Several values are joined by {@code |}; a {@code
 * |} or backslash inside a value gets a backslash before it, so that the keys {@code a|b, c} and
 * {@code a, b|c} stay different. A single value is written as it is.
 */
public final class KeyText {

    private KeyText() {}

    /** Joins the values of a key. */
    public static String of(List<String> values) {
        return values.size() == 1
                ? values.get(0)
                : values.stream().map(KeyText::escaped).collect(Collectors.joining("|"));
    }

    private static String escaped(String value) {
        return value.indexOf('|') < 0 && value.indexOf('\\') < 0
                ? value
                : value.replace("\\", "\\\\").replace("|", "\\|");
    }

    /** Splits a key of several values; not for a key of a single value, which is not escaped. */
    public static List<String> parts(String integrationKey) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < integrationKey.length(); i++) {
            char c = integrationKey.charAt(i);
            if (c == '\\' && i + 1 < integrationKey.length()) {
                part.append(integrationKey.charAt(++i));
            } else if (c == '|') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
