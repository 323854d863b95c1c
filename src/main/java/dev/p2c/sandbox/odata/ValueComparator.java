package dev.p2c.sandbox.odata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;

/**
 * Compares store values: null first, text ignoring case, numbers by value. The order is that of
 * {@link dev.p2c.sandbox.store.Key}.
 */
enum ValueComparator implements Comparator<Object> {
    INSTANCE;

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
    private static Comparable<Object> comparable(Object value) {
        Object plain = value;
        if (value instanceof String text) {
            plain = text.toLowerCase(Locale.ROOT);
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
