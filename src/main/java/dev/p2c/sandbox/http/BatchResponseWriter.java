package dev.p2c.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Writes the response of a {@code $batch} into memory, since its status is known only at its end.
 */
final class BatchResponseWriter {

    private static final byte[] PART =
            bytes("Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");

    private final String boundary = "batchresponse_" + SalesProtocol.id();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);

    void part(String contentId, ODataAnswer answer) {
        part(boundary, contentId, answer);
    }

    /** Adds a part that holds the responses of one change set. */
    void changeSet(List<String> contentIds, List<ODataAnswer> answers) {
        String inner = "changesetresponse_" + SalesProtocol.id();
        text("--" + boundary + "\r\nContent-Type: multipart/mixed; boundary=" + inner);
        text("\r\n\r\n");
        for (int i = 0; i < answers.size(); i++) {
            part(inner, contentIds.get(i), answers.get(i));
        }
        text("--" + inner + "--\r\n");
    }

    ODataAnswer answer(int status) {
        text("--" + boundary + "--\r\n");
        return ODataAnswer.of(status, "multipart/mixed; boundary=" + boundary, out::writeTo);
    }

    private void part(String delimiter, String contentId, ODataAnswer answer) {
        text("--" + delimiter + "\r\n");
        out.writeBytes(PART);
        if (!contentId.isEmpty()) {
            text("Content-ID: " + contentId + "\r\n");
        }
        text("\r\nHTTP/1.1 " + answer.status() + " " + reason(answer.status()));
        text("\r\nOData-Version: 4.0\r\n");
        answer.headers().forEach((name, value) -> text(name + ": " + value + "\r\n"));
        text("\r\n");
        try {
            answer.content().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        text("\r\n");
    }

    /** The phrases of .NET, which differ from Jetty's in this one. */
    private static String reason(int status) {
        return status == HttpStatus.INTERNAL_SERVER_ERROR_500
                ? "Internal Server Error"
                : HttpStatus.getMessage(status);
    }

    private void text(String text) {
        out.writeBytes(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
