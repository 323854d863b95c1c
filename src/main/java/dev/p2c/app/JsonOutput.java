package dev.p2c.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.p2c.text.Visible;

/** Writes the one JSON document of {@code --json}: times as text, null fields included. */
public final class JsonOutput {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .serializationInclusion(JsonInclude.Include.ALWAYS)
                    .build();

    private JsonOutput() {}

    /** Writes a record, a map or a list. */
    public static String of(Object value) {
        try {
            return Visible.text(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a JSON text with indentation, and any other text unchanged. */
    public static String pretty(String text) {
        try {
            return Visible.text(MAPPER.writeValueAsString(MAPPER.readTree(text)));
        } catch (JsonProcessingException ignored) {
            return Visible.text(text);
        }
    }
}
