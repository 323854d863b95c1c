package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How a field rule converts the value that it read. A value that is not empty goes through the
 * function, the value map and the length limit, in this order.
 *
 * @param defaultValue replaces an empty source value; a null node means null, even if the value map
 *     has an entry for empty values
 */
record Conversion(
        Optional<ValueFunction> function,
        Optional<ValueMap> valueMap,
        Optional<JsonNode> defaultValue,
        Optional<MaxLength> maxLength) {

    /** Copies the value unchanged. */
    static final Conversion NONE =
            new Conversion(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * The longest text that the target takes.
     *
     * @param length in UTF-16 code units, which both services count
     */
    record MaxLength(int length, Over over) {}

    /** What happens to a longer text. */
    enum Over {
        /** The row is rejected. */
        REJECT,
        /** The end of the text is cut, at a word where there is one. */
        CUT,
        /** The field is left empty. */
        EMPTY
    }
}
