package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Filter on rows, compiled once per query. Its structure remains accessible, so that {@link
 * QueryPlanner} can narrow the search to a range of an index.
 */
sealed interface Condition extends Predicate<Row> {

    enum Operator {
        EQ,
        GT,
        GE,
        LT,
        LE
    }

    /** True if all parts are true, so also without any parts. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean test(Row row) {
            for (Condition part : parts) {
                if (!part.test(row)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** True if at least one part is true. */
    record AnyOf(List<Condition> parts) implements Condition {
        @Override
        public boolean test(Row row) {
            for (Condition part : parts) {
                if (part.test(row)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Compares a column of the row itself with a constant.
     *
     * @param value constant of the column's Java type, never null; a row without a value in the
     *     column never passes
     */
    record Bound(Column column, Operator operator, Object value, Predicate<Row> check)
            implements Condition {
        @Override
        public boolean test(Row row) {
            return check.test(row);
        }
    }

    /** Any other condition; no index can serve it. */
    record Other(Predicate<Row> check) implements Condition {
        @Override
        public boolean test(Row row) {
            return check.test(row);
        }
    }

    static Condition always() {
        return new All(List.of());
    }

    static Condition all(Condition... conditions) {
        List<Condition> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition instanceof All nested) {
                parts.addAll(nested.parts());
            } else {
                parts.add(condition);
            }
        }
        return new All(parts);
    }
}
