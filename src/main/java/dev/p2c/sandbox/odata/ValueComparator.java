package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.Collation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;

/**
 * Compares store values: null first, text by a collation, numbers by value. The order is that of
 * {@link dev.p2c.sandbox.store.Key}.
 */
record ValueComparator(Collation collation) implements Comparator<Object> {

    @Override
    public int compare(Object a, Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        Comparable<Object> left = comparable(a);
        Object right = comparable(b);
        // Values of different types are never equal; the parser has checked the query's types.
        return left.getClass() == right.getClass()
                ? left.compareTo(right)
                : left.getClass().getName().compareTo(right.getClass().getName());
    }

    @SuppressWarnings("unchecked")
    private Comparable<Object> comparable(Object value) {
        Object plain = value;
        if (value instanceof String text) {
            plain = collation.fold(text);
        } else if (value instanceof Integer || value instanceof Long) {
            plain = BigDecimal.valueOf(((Number) value).longValue());
        } else if (value instanceof LocalDate day) {
            plain = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        } else if (value instanceof Instant) {
            plain = value;
        }
        return (Comparable<Object>) plain;
    }
}
