package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/**
 * A named function that computes a value for a field rule with {@code apply: name} or {@code apply:
 * name(argument)}. A jar adds one by naming its class in {@code
 * META-INF/services/dev.p2c.mapping.ValueFunction}. It is called for every row, from several
 * threads, so it must be thread-safe and free of side effects.
 */
public interface ValueFunction {

    /** The name that mapping files use. */
    String name();

    /**
     * The function for {@code apply: name(argument)}.
     *
     * @param argument the text between the parentheses, without blanks at its ends
     * @throws UnfitValueException if the function does not take the argument; the message says what
     *     is allowed
     */
    default ValueFunction with(String argument) throws UnfitValueException {
        throw new UnfitValueException("takes no argument");
    }

    /**
     * The function for rows of one target.
     *
     * @param decimals what the target keeps of money; asking may send a request to the target
     */
    default ValueFunction inTarget(Supplier<Decimals> decimals) {
        return this;
    }

    /**
     * Computes the value. Not called for an empty source value.
     *
     * @param value the source value; for a rule with several source fields an array of their
     *     values, with a null node for each empty field
     * @return the new value; null, a null node or a blank text count as an empty source value
     * @throws UnfitValueException if the value cannot be converted; the row is rejected
     */
    JsonNode apply(JsonNode value) throws UnfitValueException;

    /** A value that a function cannot convert. The message says why and what to do. */
    final class UnfitValueException extends Exception {
        private static final long serialVersionUID = 1L;

        public UnfitValueException(String reason) {
            super(reason);
        }
    }
}
