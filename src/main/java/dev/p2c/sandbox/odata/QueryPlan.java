package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Index;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the rows of a query are. They still have to pass its filter.
 *
 * @param index null for key order
 * @param ranges in order, apart from each other
 * @param ordered whether the rows come as {@code order} wants them
 * @param single what the filter demands, where it has one alternative; else null
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
     * Candidates.
     *
     * @param after null from the beginning; only a plan that is ordered starts behind it, others
     *     leave that to the caller
     */
    Stream<Row> rows(KeysetPosition after) {
        return ranges.stream().flatMap(range -> rows(range, ordered ? after : null));
    }

    private Stream<Row> rows(KeyRange range, KeysetPosition after) {
        if (index == null) {
            Key from = after == null ? range.from() : later(range.from(), after.key().end());
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

    private static Key later(Key a, Key b) {
        return a == null || b.compareTo(a) > 0 ? b : a;
    }

    /** The index value of the row at a position: sorted by it, or the same for all rows. */
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
