package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Maps codes of one system to codes of the other. Codes are compared without regard to case and to
 * blanks at the ends.
 *
 * @param place file of the map, for messages: {@code mappings/value-maps/countries.yaml}
 * @param values target codes by {@link #keyOf key}; the empty key stands for an empty source value
 */
public record ValueMap(String place, Map<String, JsonNode> values, Unknown unknown) {

    /** What happens to a value that is not in the map. */
    public enum Unknown {
        /** The row is rejected. */
        REJECT,
        /** The value stays as it is. */
        KEEP,
        /** The value becomes the default of the rule. */
        DEFAULT
    }

    public ValueMap {
        values = Map.copyOf(values);
    }

    ValueMap withUnknown(Unknown other) {
        return new ValueMap(place, values, other);
    }

    /** The target code for an empty source value, if the map has an entry for it. */
    public Optional<JsonNode> blank() {
        return Optional.ofNullable(values.get(""));
    }

    /** The form in which a code is stored and looked up. */
    static String keyOf(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }
}
