package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import java.util.List;

/**
 * Sort values and key of the last row of a page. The next page starts after them, so that inserted
 * or deleted rows do not shift it (keyset pagination).
 *
 * @param values a value for each item of {@code $orderby}
 */
record KeysetPosition(List<Object> values, Key key) {

    static KeysetPosition of(Row row, List<OrderByItem> order) {
        return new KeysetPosition(
                java.util.Collections.unmodifiableList(
                        order.stream()
                                .map(o -> o.value(row))
                                .collect(java.util.stream.Collectors.toList())),
                row.key());
    }

    /** Whether a row comes after this position. */
    boolean isBefore(Row row, List<OrderByItem> order) {
        for (int i = 0; i < order.size(); i++) {
            int c = order.get(i).compare(values.get(i), order.get(i).value(row));
            if (c != 0) {
                return c < 0;
            }
        }
        return key.compareTo(row.key()) < 0;
    }
}
