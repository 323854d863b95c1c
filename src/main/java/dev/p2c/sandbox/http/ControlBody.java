package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Reads and checks the JSON body of a control call; error messages name the field and the expected
 * value.
 */
public final class ControlBody {

    private final JsonNode body;

    /**
     * @param known names of the allowed fields
     * @throws IllegalArgumentException if the body is no object or has another field
     */
    public ControlBody(JsonNode body, String... known) {
        if (!body.isObject()) {
            throw new IllegalArgumentException("expected a JSON object, not " + body);
        }
        List<String> names = List.of(known);
        body.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!names.contains(name)) {
                                throw new IllegalArgumentException(
                                        name + ": unknown field; known are " + names);
                            }
                        });
        this.body = body;
    }

    /**
     * @param least smallest allowed value
     * @param absent value for a missing field
     * @throws IllegalArgumentException if the value is no whole number or too small
     */
    int integer(String field, int least, int absent) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < least) {
            throw new IllegalArgumentException(
                    field + ": expected a whole number of at least " + least + ", not " + value);
        }
        return value.intValue();
    }

    /** As {@link #integer}, but null for a missing field. */
    Integer integerOrNull(String field, int least) {
        return body.hasNonNull(field) ? (Integer) integer(field, least, least) : null;
    }

    public Optional<String> text(String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + ": expected text, not " + value);
        }
        return Optional.of(value.textValue());
    }

    JsonNode get(String field) {
        return body.path(field);
    }
}
