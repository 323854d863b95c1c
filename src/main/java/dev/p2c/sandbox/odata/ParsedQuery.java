package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel.Navigation;
import dev.p2c.sandbox.store.EntityTable;
import java.util.List;

/**
 * Parsed query options for one table, for the resource itself or inside {@code $expand}.
 *
 * @param columns columns of {@code $select} in that order; null for all
 * @param shown columns in the order of the response
 * @param top null without {@code $top}
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

    /** Copy of this query with further conditions on its rows. */
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
