package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.store.Row;
import java.util.function.Function;

/**
 * One side of a comparison.
 *
 * @param value what it is in a row
 * @param column null unless the value is that of a column, the row's own or a looked-up one
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

    /** Only of a constant. */
    Object literal() {
        return value.apply(null);
    }
}
