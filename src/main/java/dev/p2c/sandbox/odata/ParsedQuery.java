package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel.Navigation;
import dev.p2c.sandbox.store.EntityTable;
import java.util.List;

/**
 * A parsed query on one table, at the top or inside {@code $expand}.
 *
 * @param columns as asked for, in that order; null for all
 * @param shown columns of a row in the order of the answer, once for all rows
 * @param top null where none was given
 */
record ParsedQuery(
        EntityTable table,
        Condition filter,
        List<OrderByItem> order,
        List<Column> columns,
        List<Column> shown,
        List<Expansion> expansions,
        Integer top,
        int skip,
        boolean count) {

    record Expansion(Navigation navigation, ParsedQuery query) {}

    ParsedQuery where(Condition... more) {
        return new ParsedQuery(
                table,
                Condition.all(Condition.all(more), filter),
                order,
                columns,
                shown,
                expansions,
                top,
                skip,
                count);
    }
}
