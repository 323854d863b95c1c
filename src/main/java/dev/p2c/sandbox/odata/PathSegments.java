package dev.p2c.sandbox.odata;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts a percent-encoded path at its slashes and a key predicate at its commas. */
final class PathSegments {

    private PathSegments() {}

    /** Decoded; a slash inside quotes does not cut. */
    static List<String> of(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : cut(path.replace("%27", "'"), '/')) {
            try {
                segments.add(
                        URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new ODataError(400, "0x80060888", "Bad Request - Error in query syntax.");
            }
        }
        return segments;
    }

    /** Outside quotes only. Empty for an empty text. */
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
