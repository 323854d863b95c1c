package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.store.Row;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Builds conditions that compare a value with a constant. Null equals null, and is neither greater
 * nor less than any value.
 */
final class Comparisons {

    private Comparisons() {}

    static Condition equal(ReadStyle style, Column column, Object value) {
        return bound(
                style,
                new Operand(row -> style.value(column, row), column, true, false),
                Condition.Operator.EQ,
                value);
    }

    /**
     * Compares an operand with a constant. The condition is a {@link Condition.Bound}, which an
     * index can serve, if the operand is a column of the row.
     */
    static Condition bound(
            ReadStyle style, Operand operand, Condition.Operator operator, Object constant) {
        Function<Row, Object> value = operand.value();
        Predicate<Row> check = row -> holds(style, operator, value.apply(row), constant);
        if (!operand.own() || constant == null) {
            return new Condition.Other(check);
        }
        Column column = operand.column();
        Object stored = LiteralValues.inTypeOf(column, constant);
        return stored == null || mayBeUnset(style, style.unset(column), operator, stored)
                ? new Condition.Other(check)
                : new Condition.Bound(column, operator, stored, check);
    }

    /**
     * Whether a row without a stored value may pass; such rows are missing from an index on the
     * column.
     */
    private static boolean mayBeUnset(
            ReadStyle style, Object unset, Condition.Operator operator, Object value) {
        return unset != null && holds(style, operator, unset, value);
    }

    /** Whether the comparison is true for two values. */
    static boolean holds(ReadStyle style, Condition.Operator operator, Object a, Object b) {
        if (a == null || b == null) {
            return operator == Condition.Operator.EQ && a == b;
        }
        int order = new ValueComparator(style.collation()).compare(a, b);
        return switch (operator) {
            case EQ -> order == 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
        };
    }
}
