package dev.p2c.odata.write;

import dev.p2c.odata.dialect.MimeHeaders;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.model.TruncatedResponseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads the answer to a {@code $batch} (OData 4.0 Protocol, 11.7.4). Takes what the services and
 * what stands between us and them make of it: boundary with and without quotes, CRLF or LF, change
 * sets within. Linear in the size of the body, whatever it holds.
 */
public final class BatchResponseParser {

    private static final String MULTIPART = "multipart/mixed";
    private static final String BOUNDARY = "boundary=";

    /** RFC 2046 allows 70; a longer one would make the search for it slow. */
    private static final int LONGEST_BOUNDARY = 200;

    private final byte[] bytes;
    private final List<List<OperationAnswer>> answers = new ArrayList<>();

    private BatchResponseParser(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * What was answered to each operation of its own and to each change set, in order.
     *
     * @return for a change set that failed usually the one part that says why
     * @throws TruncatedResponseException the body ends before its closing delimiter
     * @throws IOException the body is no batch answer at all
     */
    public static List<List<OperationAnswer>> parse(byte[] body, String contentType)
            throws IOException {
        if (!contentType.toLowerCase(Locale.ROOT).startsWith(MULTIPART)) {
            throw Json.notJson(body, 0, body.length);
        }
        BatchResponseParser parser = new BatchResponseParser(body);
        parser.multipart(0, body.length, contentType, null);
        return parser.answers;
    }

    /**
     * @param set to put the parts of a change set in; null outside of one
     */
    private void multipart(int start, int end, String contentType, List<OperationAnswer> set)
            throws IOException {
        Delimiter delimiter = new Delimiter(boundary(contentType));
        int at = delimiter.next(bytes, start, end);
        while (at >= 0) {
            if (delimiter.closes(bytes, at, end)) {
                return;
            }
            int content = MimeHeaders.nextLine(bytes, at, end);
            int next = delimiter.next(bytes, content, end);
            if (next < 0) {
                break;
            }
            part(content, beforeLineEnd(content, next), set);
            at = next;
        }
        throw new TruncatedResponseException(
                "half a response: the batch ends after " + answers.size() + " parts");
    }

    private static String boundary(String contentType) throws IOException {
        int at = contentType.toLowerCase(Locale.ROOT).indexOf(BOUNDARY);
        String rest = at < 0 ? "" : contentType.substring(at + BOUNDARY.length()).strip();
        String boundary =
                rest.startsWith("\"")
                        ? rest.substring(1, Math.max(1, rest.indexOf('"', 1)))
                        : rest.split(";", 2)[0].strip();
        if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
            throw new IOException("batch answer without a usable boundary");
        }
        return boundary;
    }

    /** The line end before a delimiter belongs to the delimiter. */
    private int beforeLineEnd(int start, int delimiter) {
        int end = delimiter;
        if (end > start && bytes[end - 1] == '\n') {
            end--;
        }
        if (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        return end;
    }

    private void part(int start, int end, List<OperationAnswer> set) throws IOException {
        int content = afterHeaders(start, end);
        String type = MimeHeaders.value(bytes, start, content, "Content-Type");
        if (type.toLowerCase(Locale.ROOT).startsWith(MULTIPART)) {
            if (set != null) {
                throw new IOException("batch answer with a change set within a change set");
            }
            List<OperationAnswer> parts = new ArrayList<>();
            answers.add(parts);
            multipart(content, end, type, parts);
            return;
        }
        int statusLine = content;
        while (statusLine < end && MimeHeaders.blank(bytes, statusLine, end)) {
            statusLine = MimeHeaders.nextLine(bytes, statusLine, end);
        }
        int headers = MimeHeaders.nextLine(bytes, statusLine, end);
        int status = status(statusLine, headers);
        int body = afterHeaders(headers, end);
        String contentId = MimeHeaders.value(bytes, start, content, "Content-ID");
        if (contentId.isEmpty()) {
            contentId = MimeHeaders.value(bytes, headers, body, "Content-ID");
        }
        OperationAnswer part = new OperationAnswer(bytes, status, headers, body, end, contentId);
        if (set == null) {
            answers.add(List.of(part));
        } else {
            set.add(part);
        }
    }

    /** The place after the blank line that ends the headers; the end where there is none. */
    private int afterHeaders(int start, int end) {
        int line = start;
        while (line < end && !MimeHeaders.blank(bytes, line, end)) {
            line = MimeHeaders.nextLine(bytes, line, end);
        }
        return line < end ? MimeHeaders.nextLine(bytes, line, end) : end;
    }

    /** Of {@code HTTP/1.1 204 No Content}. */
    private int status(int start, int end) throws IOException {
        int at = start;
        while (at < end && bytes[at] != ' ' && bytes[at] != '\n') {
            at++;
        }
        boolean http = at - start >= 5 && bytes[start] == 'H' && bytes[start + 4] == '/';
        if (!http || end - at < 4) {
            throw new TruncatedResponseException("half a response: a part without a status line");
        }
        int status = 0;
        for (int i = at + 1; i <= at + 3; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                throw new TruncatedResponseException("half a response: a part without a status");
            }
            status = status * 10 + bytes[i] - '0';
        }
        return status;
    }

    /** Finds {@code --boundary} at the start of lines, skipping what cannot hold it (Horspool). */
    private static final class Delimiter {
        private final byte[] text;
        private final int[] skip = new int[256];

        private Delimiter(String boundary) {
            text = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
            Arrays.fill(skip, text.length);
            for (int i = 0; i < text.length - 1; i++) {
                skip[text[i] & 0xFF] = text.length - 1 - i;
            }
        }

        /** -1 for none that is complete. */
        private int next(byte[] bytes, int from, int end) {
            int last = text.length - 1;
            int at = from;
            while (at + last < end) {
                if (matches(bytes, at) && lineStart(bytes, at) && wholeWord(bytes, at, end)) {
                    return at;
                }
                at += skip[bytes[at + last] & 0xFF];
            }
            return -1;
        }

        /** Only after its line end is it sure that nothing of it is missing. */
        private boolean wholeWord(byte[] bytes, int at, int end) {
            int after = at + text.length;
            if (closes(bytes, at, end)) {
                return true;
            }
            while (after < end && (bytes[after] == ' ' || bytes[after] == '\t')) {
                after++;
            }
            return after < end && MimeHeaders.blank(bytes, after, end);
        }

        private boolean closes(byte[] bytes, int at, int end) {
            int after = at + text.length;
            return after + 1 < end && bytes[after] == '-' && bytes[after + 1] == '-';
        }

        private boolean matches(byte[] bytes, int at) {
            return Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
        }

        private static boolean lineStart(byte[] bytes, int at) {
            return at == 0 || bytes[at - 1] == '\n';
        }
    }
}
