package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import java.io.IOException;

/** Reads and writes JSON bodies; numbers keep all digits. */
final class SalesJson {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private SalesJson() {}

    /**
     * Reads the body of a request. An empty body is an empty object, as for an action without
     * parameters.
     */
    static ObjectNode object(ODataCall call) {
        if (call.body().length == 0) {
            return MAPPER.createObjectNode();
        }
        try {
            JsonNode node = MAPPER.readTree(call.body());
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException ignored) {
            // The error is the same for invalid JSON and for JSON that is not an object.
        }
        throw WebApiErrors.malformed();
    }

    static ObjectNode empty() {
        return MAPPER.createObjectNode();
    }

    static ODataAnswer answer(int status, ObjectNode body) {
        try {
            return ODataAnswer.json(status, MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
