package dev.p2c.operate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;

/**
 * How much a request makes Jolokia hold in memory, which builds the whole answer before it sends
 * the first byte.
 *
 * @param requests of a bulk; 1 for a single request
 * @param large requests among them whose answer describes many beans: up to 2 MB as text, and ten
 *     times that in memory
 */
record JolokiaCost(int requests, int large) {

    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build());

    /** The cost of a request whose path names what is asked for. */
    static JolokiaCost ofPath(String path) {
        boolean isLarge = path.startsWith("/list") || isPattern(path);
        return new JolokiaCost(1, isLarge ? 1 : 0);
    }

    /**
     * The cost of the requests in a body.
     *
     * @throws IOException if the body is no JSON, or is nested too deeply
     */
    static JolokiaCost ofBody(byte[] body) throws IOException {
        int requests = 0;
        int large = 0;
        try (JsonParser parser = JSON.createParser(body)) {
            boolean isBulk = parser.nextToken() == JsonToken.START_ARRAY;
            while (!isBulk || parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode request = JSON.readTree(parser);
                if (request == null) {
                    throw new IOException("the body ends too early");
                }
                requests++;
                large += isLarge(request) ? 1 : 0;
                if (!isBulk) {
                    break;
                }
            }
        }
        return new JolokiaCost(requests, large);
    }

    private static boolean isLarge(JsonNode request) {
        String type = request.path("type").asText().toLowerCase(Locale.ROOT);
        String operation = request.path("operation").asText();
        return switch (type) {
            case "read" -> isPattern(request.path("mbean").asText());
            case "exec" -> operation.matches("(dump|browse|list).*");
            default -> type.equals("list");
        };
    }

    private static boolean isPattern(String name) {
        return name.contains("*") || name.contains("?");
    }
}
