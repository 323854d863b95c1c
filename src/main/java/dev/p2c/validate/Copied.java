package dev.p2c.validate;

import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FieldRule;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Property;

/**
 * A rule that writes what it reads from one column, without a function and without a value map that
 * names every value.
 *
 * @param path of the source column
 */
record Copied(FieldRule rule, FieldPath path, End from, End to) {

    /**
     * A column in its system.
     *
     * @param type that the column belongs to; behind the lookup for a column of a lookup
     */
    record End(Connection system, EntityType type, Property column) {

        ColumnKind kind() {
            return ColumnKind.of(system.model(), column.type());
        }

        /** The column with its length and decimals, if the service tells them anywhere. */
        Property complete() {
            return Limits.complete(system, type, column);
        }

        String words() {
            return "%s (%s)".formatted(type.set(), system.name());
        }
    }
}
