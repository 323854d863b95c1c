package dev.p2c.odata.write;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.model.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the body of a {@code $batch} (OData 4.0 Protocol, 11.7.2). Every line ends in CRLF, since
 * Dataverse cannot read the last part otherwise. Thread-safe.
 */
final class BatchRequestWriter {

    // The boundaries are constant: JSON contains no raw line ends and addresses are encoded, so
    // no value of a row can begin a line and look like a delimiter.
    static final String CONTENT_TYPE = "multipart/mixed; boundary=batch_p2c";
    private static final String PART = "--batch_p2c\r\n";
    private static final String SET =
            PART + "Content-Type: multipart/mixed; boundary=changeset_p2c\r\n\r\n";
    private static final String SET_PART = "--changeset_p2c\r\n";
    private static final String END = "--batch_p2c--\r\n";
    private static final String SET_END = "--changeset_p2c--\r\n";
    private static final int TYPICAL_ROW = 1500;

    private final String root;
    private final Dialect dialect;

    /**
     * @param root service root with its slash; addresses within a batch are absolute, which is the
     *     form that the services document
     */
    BatchRequestWriter(String root, Dialect dialect) {
        this.root = root;
        this.dialect = dialect;
    }

    /**
     * Returns the body of a batch.
     *
     * @param groups one operation is sent by itself; several are one change set, done as a whole or
     *     not at all
     */
    byte[] write(List<List<Operation>> groups) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(groups.size() * TYPICAL_ROW);
        try (JsonGenerator json = Json.generator(out)) {
            int number = 0;
            for (List<Operation> group : groups) {
                boolean set = group.size() > 1;
                ascii(out, set ? SET : "");
                for (Operation operation : group) {
                    ascii(out, set ? SET_PART : PART);
                    ascii(out, head(operation, ++number));
                    body(operation, json);
                    json.flush();
                    ascii(out, "\r\n");
                }
                ascii(out, set ? SET_END : "");
            }
            ascii(out, END);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    private String head(Operation operation, int number) {
        StringBuilder head =
                new StringBuilder(400)
                        .append("Content-Type: application/http\r\n")
                        .append("Content-Transfer-Encoding: binary\r\nContent-ID: ")
                        .append(number)
                        .append("\r\n\r\n")
                        .append(operation.method())
                        .append(' ')
                        .append(root)
                        .append(operation.target())
                        .append(" HTTP/1.1\r\n");
        operation
                .headers()
                .forEach(
                        (name, value) ->
                                head.append(name)
                                        .append(": ")
                                        .append(oneLine(value))
                                        .append("\r\n"));
        return head.append("\r\n").toString();
    }

    /**
     * Removes line breaks from a header's value: with one in an etag, a service could add requests
     * to the batch.
     */
    private static String oneLine(String value) {
        boolean isOneLine = value.indexOf('\r') < 0 && value.indexOf('\n') < 0;
        return isOneLine ? value : value.replaceAll("[\r\n]", "");
    }

    private void body(Operation operation, JsonGenerator json) throws IOException {
        if (operation.method().equals("DELETE") || operation.reads()) {
            return;
        }
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> field : operation.extra().entrySet()) {
            json.writeFieldName(field.getKey());
            NodeWriter.write(field.getValue(), json);
        }
        Iterator<Map.Entry<String, JsonNode>> fields = operation.body().fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            String name = field.getKey();
            if (operation.omit().contains(name) || operation.extra().containsKey(name)) {
                continue;
            }
            Optional<JsonNode> wire = dialect.wire(operation.type().typeOf(name), field.getValue());
            if (wire.isPresent()) {
                json.writeFieldName(name);
                NodeWriter.write(wire.get(), json);
            }
        }
        json.writeEndObject();
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
