package dev.p2c.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Parses the JSON document that a command printed. */
final class CommandJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CommandJson() {}

    static JsonNode of(String out) {
        try {
            return JSON.readTree(out);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(out, e);
        }
    }
}
