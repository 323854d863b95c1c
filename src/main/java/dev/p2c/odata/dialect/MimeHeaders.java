package dev.p2c.odata.dialect;

import java.nio.charset.StandardCharsets;

/** Reads lines and headers in the bytes of a MIME part, without copying them. */
public final class MimeHeaders {

    private MimeHeaders() {}

    /**
     * The value of one header among the lines between two offsets; empty where the header is
     * absent.
     */
    public static String value(byte[] bytes, int start, int end, String name) {
        for (int line = start; line < end; line = nextLine(bytes, line, end)) {
            int colon = line + name.length();
            if (colon < end && bytes[colon] == ':' && startsWith(bytes, line, name)) {
                int stop = nextLine(bytes, line, end);
                return new String(bytes, colon + 1, stop - colon - 1, StandardCharsets.ISO_8859_1)
                        .strip();
            }
        }
        return "";
    }

    /** The offset after the next line feed, or {@code end}. */
    public static int nextLine(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, end);
    }

    /** Whether the line that begins at an offset is empty. */
    public static boolean blank(byte[] bytes, int line, int end) {
        return bytes[line] == '\n'
                || (bytes[line] == '\r' && line + 1 < end && bytes[line + 1] == '\n');
    }

    private static boolean startsWith(byte[] bytes, int at, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (lower(bytes[at + i]) != lower((byte) name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}
