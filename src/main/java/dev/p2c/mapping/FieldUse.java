package dev.p2c.mapping;

import java.util.Optional;

/**
 * A place in a mapping file that names an entity set or a field of a service. Compared with the
 * service's model, it shows names that do not exist.
 *
 * @param entity entity set
 * @param path the field; empty if the place names the entity set itself
 * @param place where the name stands
 */
public record FieldUse(
        Side side, String connection, String entity, Optional<FieldPath> path, Place place) {

    /** The use of a plain column. */
    static FieldUse column(Side side, String connection, String entity, String name, Place place) {
        return new FieldUse(side, connection, entity, Optional.of(FieldPath.parse(name)), place);
    }

    /** Line in the mapping file, from 1. */
    public int line() {
        return place.line();
    }

    public enum Side {
        SOURCE,
        TARGET
    }
}
