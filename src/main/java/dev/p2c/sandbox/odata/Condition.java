package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A filter, compiled once per query. Its shape stays visible, so that the {@link QueryPlanner}
 * finds which rows need not be looked at.
 */
sealed interface Condition extends Predicate<Row> {

    enum Operator {
        EQ,
        GT,
        GE,
        LT,
        LE
    }

    /** Every part holds; none always does. */
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

    /** One of the parts holds. */
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
     * A column of the row itself against a constant.
     *
     * @param value of the column's Java type, never null and never what an unset column reads as
     */
    record Bound(Column column, Operator operator, Object value, Predicate<Row> check)
            implements Condition {
        @Override
        public boolean test(Row row) {
            return check.test(row);
        }
    }

    /** Anything that no index can help with. */
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
