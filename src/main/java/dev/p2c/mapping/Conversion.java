package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How a field rule converts the value that it read. A value that is not empty goes through the
 * function, the value map and the length limit, in this order.
 *
 * @param apply the function with its argument as the file writes them; empty for none
 * @param defaultValue replaces an empty source value; a null node means null, even if the value map
 *     has an entry for empty values
 */
record Conversion(
        Optional<ValueFunction> function,
        String apply,
        Optional<ValueMap> valueMap,
        Optional<JsonNode> defaultValue,
        Optional<MaxLength> maxLength) {

    /** Copies the value unchanged. */
    static final Conversion NONE =
            new Conversion(
                    Optional.empty(), "", Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * The longest text that the target takes.
     *
     * @param length in UTF-16 code units, which both services count
     */
    record MaxLength(int length, Over over) {

        /** Whether a text is too long and another one is what is written instead. */
        boolean shortens(String text, String to) {
            return text.length() > length
                    && switch (over) {
                        case REJECT -> false;
                        case CUT -> cut(text, length).equals(to);
                        case EMPTY -> to.isEmpty();
                    };
        }

        /** Cuts at the last blank, unless less than half of the length would be left. */
        static String cut(String text, int most) {
            int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
            int word = end;
            while (word > 0 && !Character.isWhitespace(text.charAt(word))) {
                word--;
            }
            return text.substring(0, word > most / 2 ? word : end).stripTrailing();
        }
    }

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
