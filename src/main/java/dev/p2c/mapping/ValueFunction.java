package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A named function that a field rule applies with {@code apply: name}. Found through {@link
 * java.util.ServiceLoader}. Must be pure and thread-safe: it is called for every row, from several
 * threads.
 */
public interface ValueFunction {

    /** As mapping files write it. */
    String name();

    /**
     * Not called for an empty source.
     *
     * @param value the source value; where the rule names several source fields an array of them,
     *     with a null node for each empty one
     * @return null, a null node or blank text count as an empty source
     * @throws UnfitValueException when nothing can be made of this value; the row is rejected
     */
    JsonNode apply(JsonNode value) throws UnfitValueException;

    /** Says why a function can make nothing of a value, and what to do. */
    final class UnfitValueException extends Exception {
        private static final long serialVersionUID = 1L;

        public UnfitValueException(String reason) {
            super(reason);
        }
    }
}
