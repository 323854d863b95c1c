package dev.p2c.odata.write;

import dev.p2c.odata.dialect.MimeHeaders;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.model.TruncatedResponseException;

/** Reads one part of a batch answer: MIME headers, status line, HTTP headers and body. */
final class OperationAnswerParser {

    private static final String CONTENT_ID = "Content-ID";

    private final byte[] bytes;

    OperationAnswerParser(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param start of the part's MIME headers
     * @param content the offset after the MIME headers
     * @param end of the part
     */
    OperationAnswer parse(int start, int content, int end) throws TruncatedResponseException {
        int statusLine = content;
        while (statusLine < end && MimeHeaders.blank(bytes, statusLine, end)) {
            statusLine = MimeHeaders.nextLine(bytes, statusLine, end);
        }
        int headers = MimeHeaders.nextLine(bytes, statusLine, end);
        int status = status(statusLine, headers);
        int body = afterHeaders(headers, end);
        String contentId = MimeHeaders.value(bytes, start, content, CONTENT_ID);
        if (contentId.isEmpty()) {
            contentId = MimeHeaders.value(bytes, headers, body, CONTENT_ID);
        }
        return new OperationAnswer(bytes, status, headers, body, end, contentId);
    }

    /** The offset after the blank line that ends the headers; the end where there is none. */
    int afterHeaders(int start, int end) {
        int line = start;
        while (line < end && !MimeHeaders.blank(bytes, line, end)) {
            line = MimeHeaders.nextLine(bytes, line, end);
        }
        return line < end ? MimeHeaders.nextLine(bytes, line, end) : end;
    }

    /** The status in {@code HTTP/1.1 204 No Content}. */
    private int status(int start, int end) throws TruncatedResponseException {
        int at = start;
        while (at < end && bytes[at] != ' ' && bytes[at] != '\n') {
            at++;
        }
        boolean isHttp = at - start >= 5 && bytes[start] == 'H' && bytes[start + 4] == '/';
        if (!isHttp || end - at < 4) {
            throw new TruncatedResponseException(
                    "incomplete response: a part without a status line");
        }
        int status = 0;
        for (int i = at + 1; i <= at + 3; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                throw new TruncatedResponseException(
                        "incomplete response: a part without a status");
            }
            status = status * 10 + bytes[i] - '0';
        }
        return status;
    }
}
