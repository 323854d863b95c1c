package dev.p2c.odata.write;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * Writes the body of a {@code $batch} straight into bytes (OData 4.0 Protocol, 11.7.2). Every line
 * ends in CRLF, the last one too: Dataverse cannot read the last part otherwise.
 */
final class BatchRequestWriter {

    // Constant: JSON holds no raw line ends and addresses are percent-encoded, so no value of a row
    // can begin a line and pass for a delimiter.
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
     * @param root service root with its slash: inner addresses are absolute, the one form both
     *     services document
     */
    BatchRequestWriter(String root, Dialect dialect) {
        this.root = root;
        this.dialect = dialect;
    }

    /**
     * @param groups an operation alone stands for itself; several are one change set, all or none
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
            throw new UncheckedIOException("cannot happen: the target is memory", e);
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
                                head.append(name).append(": ").append(line(value)).append("\r\n"));
        return head.append("\r\n").toString();
    }

    /**
     * An etag comes from a service: with a line break in it, it could write a request of its own.
     */
    private static String line(String value) {
        boolean whole = value.indexOf('\r') < 0 && value.indexOf('\n') < 0;
        return whole ? value : value.replaceAll("[\r\n]", "");
    }

    private void body(Operation operation, JsonGenerator json) throws IOException {
        if (operation.method().equals("DELETE")) {
            return;
        }
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> field : operation.extra().entrySet()) {
            json.writeFieldName(field.getKey());
            value(field.getValue(), json);
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
                value(wire.get(), json);
            }
        }
        json.writeEndObject();
    }

    /** By hand: a tree's own serialization looks up a serializer for each of its values. */
    private static void value(JsonNode node, JsonGenerator json) throws IOException {
        switch (node.getNodeType()) {
            case STRING -> json.writeString(node.textValue());
            case NUMBER -> number(node, json);
            case BOOLEAN -> json.writeBoolean(node.booleanValue());
            case ARRAY -> {
                json.writeStartArray();
                for (JsonNode element : node) {
                    value(element, json);
                }
                json.writeEndArray();
            }
            case OBJECT -> object((ObjectNode) node, json);
            default -> json.writeNull();
        }
    }

    private static void object(ObjectNode node, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            json.writeFieldName(field.getKey());
            value(field.getValue(), json);
        }
        json.writeEndObject();
    }

    private static void number(JsonNode node, JsonGenerator json) throws IOException {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            json.writeNumber(node.longValue());
        } else {
            json.writeNumber(node.decimalValue());
        }
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
