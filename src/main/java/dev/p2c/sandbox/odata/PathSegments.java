package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.PercentEncoding;
import java.util.ArrayList;
import java.util.List;

/** Splits percent-encoded paths into segments and key predicates into parts. */
final class PathSegments {

    private PathSegments() {}

    /** Decoded segments of a path; a slash inside quotes does not separate. */
    static List<String> of(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : cut(path.replace("%27", "'"), '/')) {
            try {
                segments.add(PercentEncoding.decodePath(segment));
            } catch (IllegalArgumentException e) {
                throw new ODataError(400, "0x80060888", "Bad Request - Error in query syntax.");
            }
        }
        return segments;
    }

    /** Splits a text at a separator outside quotes; an empty text has no parts. */
    static List<String> cut(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        if (!text.isEmpty()) {
            parts.add(text.substring(from));
        }
        return parts;
    }
}
