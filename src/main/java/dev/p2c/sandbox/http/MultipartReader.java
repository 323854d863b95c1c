package dev.p2c.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a section of a multipart body, line by line. Lines may end in CRLF or LF; the body may
 * begin with empty lines, and may lack its last delimiter or last line break, since clients send
 * such bodies.
 */
final class MultipartReader {

    private final byte[] bytes;
    private final int end;
    private int position;

    MultipartReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    /** The {@code boundary} parameter of a content type, without quotes; null if there is none. */
    static String boundary(String contentType) {
        for (String parameter : contentType.split(";")) {
            String text = parameter.strip();
            if (text.regionMatches(true, 0, "boundary=", 0, 9)) {
                String value = text.substring(9).strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"");
                return quoted ? value.substring(1, value.lastIndexOf('"')) : value;
            }
        }
        return null;
    }

    /** The sections between the delimiters of this boundary; empty if there is no delimiter. */
    List<MultipartReader> parts(String boundary) {
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        List<MultipartReader> parts = new ArrayList<>();
        int partFrom = -1;
        int line = position;
        while (line < end) {
            int next = afterLine(line);
            if (isDelimiter(line, next, delimiter)) {
                if (partFrom >= 0) {
                    parts.add(
                            new MultipartReader(bytes, partFrom, withoutLineBreak(partFrom, line)));
                }
                if (isLast(line + delimiter.length, next)) {
                    return parts;
                }
                partFrom = next;
            }
            line = next;
        }
        if (partFrom >= 0 && partFrom < end) {
            parts.add(new MultipartReader(bytes, partFrom, end));
        }
        return parts;
    }

    /** Reads the next line, without its line break. */
    String line() {
        int next = afterLine(position);
        String line =
                new String(
                        bytes,
                        position,
                        withoutLineBreak(position, next) - position,
                        StandardCharsets.UTF_8);
        position = next;
        return line;
    }

    /** Reads header lines up to the first empty line; names are in lower case. */
    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        String line = position < end ? line() : "";
        while (!line.isBlank()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new BatchSyntaxException("Not a header in a part of the batch: " + line);
            }
            headers.merge(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, more) -> one + "," + more);
            line = position < end ? line() : "";
        }
        return headers;
    }

    void skipEmptyLines() {
        while (position < end && (bytes[position] == '\r' || bytes[position] == '\n')) {
            position++;
        }
    }

    /** The bytes that have not been read yet. */
    byte[] rest() {
        int from = Math.min(position, end);
        byte[] rest = new byte[end - from];
        System.arraycopy(bytes, from, rest, 0, rest.length);
        return rest;
    }

    private int afterLine(int from) {
        int at = from;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, end);
    }

    private int withoutLineBreak(int from, int next) {
        int last = next;
        if (last > from && bytes[last - 1] == '\n') {
            last--;
        }
        if (last > from && bytes[last - 1] == '\r') {
            last--;
        }
        return last;
    }

    /** Whether a line is the delimiter, followed at most by dashes and white space. */
    private boolean isDelimiter(int from, int next, byte[] delimiter) {
        if (next - from < delimiter.length) {
            return false;
        }
        for (int i = 0; i < delimiter.length; i++) {
            if (bytes[from + i] != delimiter[i]) {
                return false;
            }
        }
        int after = from + delimiter.length;
        return isLast(after, next) || isBlank(after, next);
    }

    private boolean isLast(int from, int next) {
        return next - from >= 2 && bytes[from] == '-' && bytes[from + 1] == '-';
    }

    private boolean isBlank(int from, int next) {
        for (int i = from; i < next; i++) {
            if (bytes[i] > ' ') {
                return false;
            }
        }
        return true;
    }
}
