package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.Row;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Finds the rows of a query and counts how many it looks at. Thread-safe. */
final class RowSource {

    private final LongAdder examined = new LongAdder();

    /** How many rows were looked at since the start, whether they passed a filter or not. */
    long examined() {
        return examined.sum();
    }

    /**
     * Rows in the order of the query, by key among equals; {@code $top} and {@code $skip} are left
     * to the caller.
     *
     * @param after null from the beginning
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
     * How many rows the query has, without {@code $top} and {@code $skip}.
     *
     * @param most counting ends there
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
