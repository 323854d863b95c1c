package dev.p2c.mapping;

import dev.p2c.mapping.FieldUse.Side;
import java.util.List;
import java.util.Optional;

/**
 * An OData filter in a mapping file.
 *
 * @param entity the entity set that is filtered, or that has the lookup
 * @param through the lookup whose rows are filtered; empty for a filter of the source
 * @param columns every column that the filter names
 * @param compared every comparison of a column with a literal
 */
public record FilterUse(
        Side side,
        String connection,
        String entity,
        Optional<FieldPath> through,
        List<Column> columns,
        List<Compared> compared) {

    public FilterUse {
        columns = List.copyOf(columns);
        compared = List.copyOf(compared);
    }

    /** A column, or lookup and column joined by a point. */
    public record Column(String path, Place place) {}

    /** A column and the literal that it is compared with. */
    public record Compared(Column column, Filter.Literal literal, Place place) {}
}
