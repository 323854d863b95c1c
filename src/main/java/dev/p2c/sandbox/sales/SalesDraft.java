package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A row that is being created or changed: its stored values and its new values. Plug-in steps read
 * and change it. Used inside one write.
 */
final class SalesDraft {

    private final EntityTable table;
    private final Row before;
    private final Map<Integer, Object> values;
    private final Set<Integer> given;

    /**
     * @param before null for a new row
     * @param values all values of the row, including those of the caller
     * @param given positions of the columns that the caller sent
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
        return Collections.unmodifiableMap(values);
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

    String text(String column) {
        return (String) get(column);
    }

    Integer number(String column) {
        return (Integer) get(column);
    }

    /** Value of an amount; zero if the column is empty. */
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

    /** Sets a column; null empties it. */
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

    /** Sets the column if it has no value yet. */
    void fill(int column, Object value) {
        values.putIfAbsent(column, value);
    }

    /** True if the caller sent one of the columns, with any value. */
    boolean gives(String... columns) {
        for (String column : columns) {
            if (given.contains(model().index(column))) {
                return true;
            }
        }
        return false;
    }

    /** True if the caller sent no other columns than these. */
    boolean givesOnly(String... columns) {
        Set<Integer> others = new TreeSet<>(given);
        for (String column : columns) {
            others.remove(model().index(column));
        }
        return others.isEmpty();
    }

    Set<Integer> given() {
        return Collections.unmodifiableSet(given);
    }

    /**
     * True if one of the columns differs from the stored row; for a new row, if one has a value.
     */
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

    /** Compares values; numbers are equal regardless of trailing zeros. */
    static boolean same(Object a, Object b) {
        return a instanceof BigDecimal x && b instanceof BigDecimal y
                ? x.compareTo(y) == 0
                : Objects.equals(a, b);
    }
}
