package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.Collation;
import dev.p2c.sandbox.store.Row;
import java.util.Comparator;
import java.util.List;

/** One item of {@code $orderby}: an operand and a direction. */
record OrderByItem(Operand by, boolean descending) {

    /** Equal texts with other accents stay in a fixed order. */
    private static final ValueComparator ORDER = new ValueComparator(Collation.ACCENTS_COUNT);

    Object value(Row row) {
        return by.value().apply(row);
    }

    /** Orders rows by these items, then by key, so that the order is total. */
    static Comparator<Row> of(List<OrderByItem> items) {
        return (a, b) -> {
            for (OrderByItem item : items) {
                int c = item.compare(item.value(a), item.value(b));
                if (c != 0) {
                    return c;
                }
            }
            return a.key().compareTo(b.key());
        };
    }

    int compare(Object a, Object b) {
        int c = ORDER.compare(a, b);
        return descending ? -c : c;
    }
}
