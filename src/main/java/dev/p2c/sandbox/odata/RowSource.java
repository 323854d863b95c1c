package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.Row;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Finds the rows of a query and counts the rows it examines. Thread-safe. */
final class RowSource {

    private final LongAdder examined = new LongAdder();

    /** Number of rows examined since the start, whether or not they passed a filter. */
    long examined() {
        return examined.sum();
    }

    /**
     * Rows of a query in its order, then by key. The caller applies {@code $top} and {@code $skip}.
     *
     * @param after position to start after; null for the beginning
     */
    Stream<Row> rows(ParsedQuery query, KeysetPosition after) {
        List<OrderByItem> order = query.order();
        QueryPlan plan = new QueryPlanner(query.table()).plan(query.filter(), order);
        Stream<Row> rows =
                plan.rows(after).peek(row -> examined.increment()).filter(query.filter());
        if (plan.ordered()) {
            return rows;
        }
        Comparator<Row> comparator = OrderByItem.of(order);
        return rows.filter(row -> after == null || after.isBefore(row, order)).sorted(comparator);
    }

    /**
     * Number of rows of a query, regardless of {@code $top} and {@code $skip}.
     *
     * @param most count at which counting stops
     */
    long count(ParsedQuery query, long most) {
        QueryPlan plan = new QueryPlanner(query.table()).plan(query.filter(), List.of());
        return plan.rows(null)
                .peek(row -> examined.increment())
                .filter(query.filter())
                .limit(most)
                .count();
    }
}
