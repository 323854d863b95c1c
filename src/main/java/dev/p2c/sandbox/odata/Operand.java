package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.store.Row;
import java.util.function.Function;

/**
 * One side of a comparison, compiled to a function of a row.
 *
 * @param value computes the operand for a row
 * @param column the column whose value it is, in the row itself or a related row; else null
 * @param own true for a column of the row itself
 * @param constant true for a literal
 */
record Operand(Function<Row, Object> value, Column column, boolean own, boolean constant) {

    static Operand constant(Object value) {
        return new Operand(row -> value, null, false, true);
    }

    static Operand computed(Function<Row, Object> value) {
        return new Operand(value, null, false, false);
    }

    /** The value of a constant; must not be called for other operands. */
    Object literal() {
        return value.apply(null);
    }
}
