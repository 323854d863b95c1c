package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** A row on its way into its table. Rules read and fill it. Lives inside one write. */
final class SalesDraft {

    private final EntityTable table;
    private final Row before;
    private final Map<Integer, Object> values;
    private final Set<Integer> given;

    /**
     * @param before null for a new row
     * @param values all columns, those given included
     * @param given columns the caller wrote
     */
    SalesDraft(EntityTable table, Row before, Map<Integer, Object> values, Set<Integer> given) {
        this.table = table;
        this.before = before;
        this.values = values;
        this.given = given;
    }

    EntityTable table() {
        return table;
    }

    EntityModel model() {
        return table.model();
    }

    boolean isNew() {
        return before == null;
    }

    Map<Integer, Object> values() {
        return values;
    }

    UUID id() {
        return id(model().key().get(0));
    }

    Object get(String column) {
        return values.get(model().index(column));
    }

    Object before(String column) {
        return before == null ? null : before.get(model().index(column));
    }

    UUID id(String column) {
        return (UUID) get(column);
    }

    UUID idBefore(String column) {
        return (UUID) before(column);
    }

    String text(String column) {
        return (String) get(column);
    }

    Integer number(String column) {
        return (Integer) get(column);
    }

    /** Zero where the column is empty. */
    BigDecimal amount(String column) {
        return get(column) instanceof BigDecimal amount ? amount : BigDecimal.ZERO;
    }

    boolean is(String column) {
        return Boolean.TRUE.equals(get(column));
    }

    boolean isEmpty(String column) {
        Object value = get(column);
        return value == null || "".equals(value);
    }

    /** Null empties the column. */
    void set(String column, Object value) {
        set(model().index(column), value);
    }

    void set(int column, Object value) {
        if (value == null) {
            values.remove(column);
        } else {
            values.put(column, value);
        }
    }

    /** True if the caller wrote one of the columns, with whatever value. */
    boolean gives(String... columns) {
        for (String column : columns) {
            if (given.contains(model().index(column))) {
                return true;
            }
        }
        return false;
    }

    Set<Integer> given() {
        return given;
    }

    /** True if one of the columns differs from the stored row; in a new row, if it is filled. */
    boolean changes(String... columns) {
        for (String column : columns) {
            if (!same(get(column), before(column))) {
                return true;
            }
        }
        return false;
    }

    boolean changed(int column) {
        return !same(values.get(column), before == null ? null : before.get(column));
    }

    /** Numbers by value, whatever their decimals. */
    static boolean same(Object a, Object b) {
        return a instanceof BigDecimal x && b instanceof BigDecimal y
                ? x.compareTo(y) == 0
                : Objects.equals(a, b);
    }
}
