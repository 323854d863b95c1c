package dev.p2c.draft;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.text.SyntaxWords;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;

/** A JSON document in which each object and list knows its line. */
final class LocatedJson {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<JsonNode, Integer> lines = new IdentityHashMap<>();
    private final JsonNode root;

    /**
     * @param file for messages
     * @throws ConfigurationException with line and column of a syntax error
     */
    LocatedJson(String file, String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            this.root = read(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "there is more behind the document");
            }
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(
                    file + ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr(),
                    SyntaxWords.of(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** The line of an object or list. */
    int line(JsonNode node) {
        return lines.getOrDefault(node, 1);
    }

    private JsonNode read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonParseException(parser, "the file is empty");
        }
        int line = parser.currentTokenLocation().getLineNr();
        switch (token) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                lines.put(object, line);
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.set(name, read(parser));
                }
                return object;
            }
            case START_ARRAY -> {
                ArrayNode list = NODES.arrayNode();
                lines.put(list, line);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(parser));
                }
                return list;
            }
            default -> {
                return scalar(parser, token);
            }
        }
    }

    private static JsonNode scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new JsonParseException(parser, "a value is missing");
        };
    }
}
