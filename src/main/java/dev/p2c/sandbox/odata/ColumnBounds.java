package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Comparisons with constants that one alternative of a filter requires, by column index. Rows
 * outside these bounds cannot pass the alternative; rows inside may fail it. Empty bounds exclude
 * no row.
 */
final class ColumnBounds {

    /** Maximum number of alternatives; a filter with more is treated as unbounded. */
    private static final int MOST = 2_000;

    private static final ColumnBounds ANYTHING = new ColumnBounds(Map.of());

    private final Map<Integer, List<Condition.Bound>> bounds;

    private ColumnBounds(Map<Integer, List<Condition.Bound>> bounds) {
        this.bounds = bounds;
    }

    /**
     * The alternatives of a filter. A row that passes the filter is within at least one of them.
     */
    static List<ColumnBounds> of(Condition condition) {
        if (condition instanceof Condition.Bound bound) {
            return List.of(new ColumnBounds(Map.of(bound.column().index(), List.of(bound))));
        }
        if (condition instanceof Condition.All all) {
            List<ColumnBounds> alternatives = List.of(ANYTHING);
            for (Condition part : all.parts()) {
                alternatives = both(alternatives, of(part));
            }
            return alternatives;
        }
        if (condition instanceof Condition.AnyOf any) {
            List<ColumnBounds> alternatives = new ArrayList<>();
            any.parts().forEach(part -> alternatives.addAll(of(part)));
            return alternatives.size() > MOST
                            || alternatives.stream().anyMatch(b -> b.bounds.isEmpty())
                    ? List.of(ANYTHING)
                    : alternatives;
        }
        return List.of(ANYTHING);
    }

    private static List<ColumnBounds> both(List<ColumnBounds> left, List<ColumnBounds> right) {
        if (left.size() * (long) right.size() > MOST) {
            return left;
        }
        List<ColumnBounds> alternatives = new ArrayList<>();
        for (ColumnBounds a : left) {
            for (ColumnBounds b : right) {
                alternatives.add(a.and(b));
            }
        }
        return alternatives;
    }

    private ColumnBounds and(ColumnBounds other) {
        if (bounds.isEmpty() || other.bounds.isEmpty()) {
            return bounds.isEmpty() ? other : this;
        }
        Map<Integer, List<Condition.Bound>> merged = new HashMap<>(bounds);
        other.bounds.forEach(
                (column, list) ->
                        merged.merge(
                                column,
                                list,
                                (a, b) -> {
                                    List<Condition.Bound> both = new ArrayList<>(a);
                                    both.addAll(b);
                                    return both;
                                }));
        return new ColumnBounds(merged);
    }

    /** The constant that a column must equal, or null. */
    Object equal(int column) {
        for (Condition.Bound bound : bounds.getOrDefault(column, List.of())) {
            if (bound.operator() == Condition.Operator.EQ) {
                return bound.value();
            }
        }
        return null;
    }

    /** Number of leading columns that must each equal a constant. */
    int prefix(List<Integer> columns) {
        int n = 0;
        while (n < columns.size() && equal(columns.get(n)) != null) {
            n++;
        }
        return n;
    }

    boolean isBounded(int column) {
        return bounds.containsKey(column);
    }

    /** Range that holds all rows within these bounds, in the order of these columns. */
    KeyRange range(List<Integer> columns) {
        int n = prefix(columns);
        Object[] values = columns.subList(0, n).stream().map(this::equal).toArray();
        Key prefix = Key.of(values);
        Key from = n == 0 ? null : prefix;
        Key to = n == 0 ? null : prefix.end();
        if (n < columns.size()) {
            for (Condition.Bound bound : bounds.getOrDefault(columns.get(n), List.of())) {
                Object[] more = Arrays.copyOf(values, n + 1);
                more[n] = bound.value();
                Key at = Key.of(more);
                switch (bound.operator()) {
                    case GE -> from = KeyRange.later(from, at);
                    case GT -> from = KeyRange.later(from, at.end());
                    case LT -> to = earlier(to, at);
                    case LE -> to = earlier(to, at.end());
                    default -> throw new IllegalStateException();
                }
            }
        }
        return new KeyRange(from, to);
    }

    private static Key earlier(Key a, Key b) {
        return a == null || b.compareTo(a) < 0 ? b : a;
    }
}
