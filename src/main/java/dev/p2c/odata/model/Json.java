package dev.p2c.odata.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes JSON; numbers with a point are BigDecimal and keep their trailing zeros. */
public final class Json {

    /** The content of one page as the service sent it; an absent link is empty. */
    public record Rows(List<ObjectNode> rows, String nextLink, String deltaLink) {}

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .nodeFactory(new Numbers())
                    .build();

    private static final JsonFactory FACTORY = MAPPER.getFactory();
    private static final ObjectReader ROW = MAPPER.readerFor(ObjectNode.class);
    private static final int SHOWN = 200;

    /**
     * Keeps numbers like {@code 1E+1000000000} as texts: written out, they would take a gigabyte.
     */
    private static final class Numbers extends JsonNodeFactory {

        private static final long serialVersionUID = 1L;
        private static final int MOST_DIGITS = 1000;

        private Numbers() {
            super(true);
        }

        @Override
        public ValueNode numberNode(BigDecimal number) {
            return number != null && Math.abs((long) number.scale()) > MOST_DIGITS
                    ? textNode(number.toString())
                    : super.numberNode(number);
        }
    }

    private Json() {}

    /** Reads a page as a stream, so that only the rows become trees. */
    public static Rows rows(byte[] body) throws IOException {
        try (JsonParser parser = parser(body, 0, body.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notJson(body, 0, body.length);
            }
            List<ObjectNode> rows = new ArrayList<>();
            String nextLink = "";
            String deltaLink = "";
            for (String name = parser.nextFieldName();
                    name != null;
                    name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals("value")) {
                    readArray(parser, rows);
                } else if (name.equals("@odata.nextLink")) {
                    nextLink = parser.getText();
                } else if (name.equals("@odata.deltaLink")) {
                    deltaLink = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new TruncatedResponseException(
                        "incomplete response: the JSON ends too early");
            }
            return new Rows(rows, nextLink, deltaLink);
        } catch (JsonParseException e) {
            throw looksLikeJson(body)
                    ? new TruncatedResponseException(
                            "incomplete response: " + e.getOriginalMessage())
                    : notJson(body, 0, body.length);
        } catch (NumberFormatException e) {
            // Jackson does not wrap this exception where an exponent is too long for a BigDecimal.
            throw new IOException("not a number: " + e.getMessage(), e);
        }
    }

    private static boolean looksLikeJson(byte[] body) {
        return body.length > 0 && body[0] == '{';
    }

    private static void readArray(JsonParser parser, List<ObjectNode> rows) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            rows.add(ROW.readValue(parser));
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new TruncatedResponseException("incomplete response: the JSON ends too early");
        }
    }

    /**
     * One text property of the outermost object. Reading ends there, so that the many other columns
     * of an answer cost nothing.
     *
     * @return empty where it is absent or the body is no JSON object
     */
    public static String property(byte[] bytes, int offset, int length, String wanted) {
        try (JsonParser parser = parser(bytes, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            for (String name = parser.nextFieldName();
                    name != null;
                    name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals(wanted)) {
                    return parser.getValueAsString("");
                }
                parser.skipChildren();
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }

    /** The body as a tree; a missing node where the body is no JSON. */
    public static JsonNode tree(byte[] bytes, int offset, int length) {
        try {
            return MAPPER.readTree(bytes, offset, length);
        } catch (IOException | NumberFormatException e) {
            return MAPPER.missingNode();
        }
    }

    /**
     * Parses a text, with numbers as {@link #rows} reads them.
     *
     * @throws JsonProcessingException the text is no JSON
     */
    public static JsonNode parse(String text) throws JsonProcessingException {
        try {
            return MAPPER.readTree(text);
        } catch (NumberFormatException e) {
            throw new JsonParseException(null, "not a number: " + e.getMessage(), e);
        }
    }

    /** A generator that writes several bodies one after the other, with nothing in between. */
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out)
                .setPrettyPrinter(new MinimalPrettyPrinter(""))
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    }

    /** An exception with the first characters of a body that is no JSON, such as a proxy's page. */
    public static IOException notJson(byte[] body, int offset, int length) {
        String start =
                new String(body, offset, Math.min(length, SHOWN), StandardCharsets.UTF_8)
                        .replaceAll("\\s+", " ")
                        .strip();
        return new IOException(start.isEmpty() ? "empty answer" : "no JSON but: " + start);
    }

    private static JsonParser parser(byte[] bytes, int offset, int length) throws IOException {
        return FACTORY.createParser(bytes, offset, length);
    }
}
