package dev.p2c.odata.write;

import dev.p2c.odata.dialect.MimeHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Finds the delimiter {@code --boundary} at the start of lines, by Horspool's search. Linear in the
 * size of the body, since the boundary's length is limited.
 */
final class BoundaryScanner {

    private static final String BOUNDARY = "boundary=";

    /** RFC 2046 allows 70 characters. */
    private static final int LONGEST_BOUNDARY = 200;

    private final byte[] delimiter;
    private final int[] skip = new int[256];

    private BoundaryScanner(String boundary) {
        delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        Arrays.fill(skip, delimiter.length);
        for (int i = 0; i < delimiter.length - 1; i++) {
            skip[delimiter[i] & 0xFF] = delimiter.length - 1 - i;
        }
    }

    /**
     * Returns a scanner for the boundary of a content type.
     *
     * @param contentType with its boundary, in quotes or not
     * @throws IOException if there is no usable boundary
     */
    static BoundaryScanner of(String contentType) throws IOException {
        int at = contentType.toLowerCase(Locale.ROOT).indexOf(BOUNDARY);
        String rest = at < 0 ? "" : contentType.substring(at + BOUNDARY.length()).strip();
        String boundary =
                rest.startsWith("\"")
                        ? rest.substring(1, Math.max(1, rest.indexOf('"', 1)))
                        : rest.split(";", 2)[0].strip();
        if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
            throw new IOException("batch answer without a usable boundary");
        }
        return new BoundaryScanner(boundary);
    }

    /** The offset of the next complete delimiter; -1 where there is none. */
    int next(byte[] bytes, int from, int end) {
        int last = delimiter.length - 1;
        int at = from;
        while (at + last < end) {
            if (matches(bytes, at) && isLineStart(bytes, at) && isComplete(bytes, at, end)) {
                return at;
            }
            at += skip[bytes[at + last] & 0xFF];
        }
        return -1;
    }

    /** Whether the delimiter at this offset closes the multipart body. */
    boolean closes(byte[] bytes, int at, int end) {
        int after = at + delimiter.length;
        return after + 1 < end && bytes[after] == '-' && bytes[after + 1] == '-';
    }

    /** A delimiter is complete only with its line end; without it, the answer may be cut off. */
    private boolean isComplete(byte[] bytes, int at, int end) {
        int after = at + delimiter.length;
        if (closes(bytes, at, end)) {
            return true;
        }
        while (after < end && (bytes[after] == ' ' || bytes[after] == '\t')) {
            after++;
        }
        return after < end && MimeHeaders.blank(bytes, after, end);
    }

    private boolean matches(byte[] bytes, int at) {
        return Arrays.equals(bytes, at, at + delimiter.length, delimiter, 0, delimiter.length);
    }

    private static boolean isLineStart(byte[] bytes, int at) {
        return at == 0 || bytes[at - 1] == '\n';
    }
}
