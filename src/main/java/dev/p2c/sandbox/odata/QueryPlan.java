package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Index;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import java.util.List;
import java.util.stream.Stream;

/**
 * Key ranges of a table or index that hold all rows of a query, and possibly others: the caller
 * applies the filter.
 *
 * @param index null to read the table in key order
 * @param ranges in ascending order, without overlaps
 * @param order the requested order
 * @param ordered whether the rows are read in the requested order
 * @param single bounds of the filter if it has one alternative; else null
 * @param score how selective the plan is; a higher score is better
 */
record QueryPlan(
        EntityTable table,
        Index index,
        List<KeyRange> ranges,
        List<OrderByItem> order,
        boolean ordered,
        ColumnBounds single,
        int score) {

    /**
     * Streams the candidate rows.
     *
     * @param after position to start after, or null; an unordered plan ignores the position, and
     *     the caller applies it
     */
    Stream<Row> rows(KeysetPosition after) {
        return ranges.stream().flatMap(range -> rows(range, ordered ? after : null));
    }

    private Stream<Row> rows(KeyRange range, KeysetPosition after) {
        if (index == null) {
            Key from =
                    after == null ? range.from() : KeyRange.later(range.from(), after.key().end());
            return isEmpty(from, range.to())
                    ? Stream.empty()
                    : table.range(from, range.to()).values().stream();
        }
        if (after == null) {
            return table.find(index, range.from(), range.to());
        }
        Key value = valueAt(after);
        if (range.from() != null && value.compareTo(range.from()) < 0) {
            return table.find(index, range.from(), range.to());
        }
        return isEmpty(value, range.to())
                ? Stream.empty()
                : table.findAfter(index, value, after.key(), range.to());
    }

    private static boolean isEmpty(Key from, Key to) {
        return from != null && to != null && from.compareTo(to) >= 0;
    }

    /**
     * Index key of the row at a position. Each index column is either sorted by or equal to a
     * constant.
     */
    private Key valueAt(KeysetPosition position) {
        return Key.of(
                index.columns().stream()
                        .map(
                                column -> {
                                    for (int i = 0; i < order.size(); i++) {
                                        if (order.get(i).by().column().index() == column) {
                                            return position.values().get(i);
                                        }
                                    }
                                    return single.equal(column);
                                })
                        .toArray());
    }
}
