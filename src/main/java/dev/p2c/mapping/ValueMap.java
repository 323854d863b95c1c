package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Codes of one system to codes of the other. Compared without regard to case and to blanks at the
 * ends.
 *
 * @param place where the map is written, for messages: {@code mappings/value-maps/countries.yaml}
 * @param values by {@link #keyOf key}; the empty key stands for an empty source
 */
public record ValueMap(String place, Map<String, JsonNode> values, Unknown unknown) {

    /** What becomes of a value that is not in the map. */
    public enum Unknown {
        /** The row is rejected. */
        REJECT,
        /** The value goes through as it is. */
        KEEP,
        /** The rule's default takes its place. */
        DEFAULT
    }

    public ValueMap {
        values = Map.copyOf(values);
    }

    ValueMap withUnknown(Unknown other) {
        return new ValueMap(place, values, other);
    }

    /** What an empty source becomes, if the map says so. */
    public Optional<JsonNode> blank() {
        return Optional.ofNullable(values.get(""));
    }

    static String keyOf(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }
}
