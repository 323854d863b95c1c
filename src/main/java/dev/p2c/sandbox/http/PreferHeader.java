package dev.p2c.sandbox.http;

import java.util.Optional;

/**
 * Parses the {@code Prefer} header (RFC 7240): preferences separated by commas; quoted values may
 * hold commas.
 */
final class PreferHeader {

    private PreferHeader() {}

    /** Value of a preference, without quotes; an empty text for a preference without a value. */
    static Optional<String> value(String header, String name) {
        int from = 0;
        while (from < header.length()) {
            int end = endOf(header, from);
            String value = valueOf(header.substring(from, end).strip(), name);
            if (value != null) {
                return Optional.of(value);
            }
            from = end + 1;
        }
        return Optional.empty();
    }

    private static int endOf(String header, int from) {
        boolean quoted = false;
        for (int i = from; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == ';')) {
                return i;
            }
        }
        return header.length();
    }

    private static String valueOf(String preference, String name) {
        if (!preference.regionMatches(true, 0, name, 0, name.length())) {
            return null;
        }
        String rest = preference.substring(name.length()).strip();
        if (rest.isEmpty()) {
            return "";
        }
        return rest.startsWith("=") ? unquoted(rest.substring(1).strip()) : null;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
