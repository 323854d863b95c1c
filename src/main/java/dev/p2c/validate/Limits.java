package dev.p2c.validate;

import dev.p2c.odata.Connection;
import dev.p2c.odata.dialect.ColumnLimits;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Property;
import java.util.Map;
import java.util.OptionalInt;

/** Lengths and decimals of columns that the model of a service does not tell. */
final class Limits {

    private Limits() {}

    /** The column with what the definitions of the service tell of it. */
    static Property complete(Connection system, EntityType type, Property column) {
        if (column.maxLength().isPresent() || column.scale().isPresent()) {
            return column;
        }
        ColumnLimits limits = system.definitions().limits(type);
        return new Property(
                column.name(),
                column.type(),
                of(limits.lengths(), column),
                of(limits.decimals(), column),
                column.editing());
    }

    private static OptionalInt of(Map<String, Integer> limits, Property column) {
        Integer limit = limits.get(column.name());
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }
}
