package dev.p2c.odata.write;

import dev.p2c.odata.dialect.MimeHeaders;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.model.TruncatedResponseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the answer to a {@code $batch} (OData 4.0 Protocol, 11.7.4), in the forms that services and
 * proxies send: boundaries with and without quotes, CRLF or LF, change sets. Linear in the size of
 * the body.
 */
public final class BatchResponseParser {

    private static final String MULTIPART = "multipart/mixed";

    private final byte[] bytes;
    private final OperationAnswerParser parts;
    private final List<List<OperationAnswer>> answers = new ArrayList<>();

    private BatchResponseParser(byte[] bytes) {
        this.bytes = bytes;
        this.parts = new OperationAnswerParser(bytes);
    }

    /**
     * Returns the answers to each single operation and to each change set, in order.
     *
     * @return for a failed change set, usually a single answer with the reason
     * @throws TruncatedResponseException the body ends before its closing delimiter
     * @throws IOException the body is no batch answer
     */
    public static List<List<OperationAnswer>> parse(byte[] body, String contentType)
            throws IOException {
        if (!isMultipart(contentType)) {
            throw Json.notJson(body, 0, body.length);
        }
        BatchResponseParser parser = new BatchResponseParser(body);
        parser.multipart(0, body.length, contentType, null);
        return parser.answers;
    }

    private static boolean isMultipart(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith(MULTIPART);
    }

    /**
     * @param changeSet receives the answers of a change set; null outside of a change set
     */
    private void multipart(int start, int end, String contentType, List<OperationAnswer> changeSet)
            throws IOException {
        BoundaryScanner delimiter = BoundaryScanner.of(contentType);
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
            part(content, beforeLineEnd(content, next), changeSet);
            at = next;
        }
        throw new TruncatedResponseException(
                "incomplete response: the batch ends after " + answers.size() + " parts");
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

    private void part(int start, int end, List<OperationAnswer> changeSet) throws IOException {
        int content = parts.afterHeaders(start, end);
        String type = MimeHeaders.value(bytes, start, content, "Content-Type");
        if (isMultipart(type)) {
            if (changeSet != null) {
                throw new IOException("batch answer with a change set within a change set");
            }
            List<OperationAnswer> set = new ArrayList<>();
            answers.add(set);
            multipart(content, end, type, set);
            return;
        }
        OperationAnswer answer = parts.parse(start, content, end);
        if (changeSet == null) {
            answers.add(List.of(answer));
        } else {
            changeSet.add(answer);
        }
    }
}
