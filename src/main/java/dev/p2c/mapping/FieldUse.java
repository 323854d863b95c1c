package dev.p2c.mapping;

import java.util.Optional;

/**
 * A name of a service that a mapping relies on, with its place: whoever knows the service's model
 * can say which of them do not exist.
 *
 * @param entity entity set
 * @param path empty for the entity set itself
 * @param line in the mapping file, from 1
 */
public record FieldUse(
        Side side, String connection, String entity, Optional<FieldPath> path, int line) {

    public enum Side {
        SOURCE,
        TARGET
    }
}
