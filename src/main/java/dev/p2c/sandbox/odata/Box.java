package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one alternative of a filter demands of single columns, by column index: necessary, not
 * sufficient. An empty box demands nothing.
 */
final class Box {

    /** Above this the alternatives of a filter are not told apart any more. */
    private static final int MOST = 2_000;

    private static final Box ANYTHING = new Box(Map.of());

    private final Map<Integer, List<Condition.Bound>> bounds;

    private Box(Map<Integer, List<Condition.Bound>> bounds) {
        this.bounds = bounds;
    }

    /** A row that passes the filter is in at least one of them. */
    static List<Box> of(Condition condition) {
        if (condition instanceof Condition.Bound bound) {
            return List.of(new Box(Map.of(bound.column().index(), List.of(bound))));
        }
        if (condition instanceof Condition.All all) {
            List<Box> boxes = List.of(ANYTHING);
            for (Condition part : all.parts()) {
                boxes = both(boxes, of(part));
            }
            return boxes;
        }
        if (condition instanceof Condition.AnyOf any) {
            List<Box> boxes = new ArrayList<>();
            any.parts().forEach(part -> boxes.addAll(of(part)));
            return boxes.size() > MOST || boxes.stream().anyMatch(b -> b.bounds.isEmpty())
                    ? List.of(ANYTHING)
                    : boxes;
        }
        return List.of(ANYTHING);
    }

    private static List<Box> both(List<Box> left, List<Box> right) {
        if (left.size() * (long) right.size() > MOST) {
            return left;
        }
        List<Box> boxes = new ArrayList<>();
        for (Box a : left) {
            for (Box b : right) {
                boxes.add(a.and(b));
            }
        }
        return boxes;
    }

    private Box and(Box other) {
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
        return new Box(merged);
    }

    /** The one value of a column that is asked for, or null. */
    Object equal(int column) {
        for (Condition.Bound bound : bounds.getOrDefault(column, List.of())) {
            if (bound.operator() == Condition.Operator.EQ) {
                return bound.value();
            }
        }
        return null;
    }

    /** How many of the first columns are each asked for one value. */
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

    /** Where the rows of this box are in the order of these columns. */
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
                    case GE -> from = later(from, at);
                    case GT -> from = later(from, at.end());
                    case LT -> to = earlier(to, at);
                    case LE -> to = earlier(to, at.end());
                    default -> throw new IllegalStateException();
                }
            }
        }
        return new KeyRange(from, to);
    }

    private static Key later(Key a, Key b) {
        return a == null || b.compareTo(a) > 0 ? b : a;
    }

    private static Key earlier(Key a, Key b) {
        return a == null || b.compareTo(a) < 0 ? b : a;
    }
}
