package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A row that is being created or changed: its stored values, the values the caller sent, the values
 * the rules add. Empty text means unset, since Finance has no null. Used by one thread.
 */
final class FinanceDraft {

    private final EntityModel model;
    private final Row before;
    private final Map<Integer, Object> values;
    private final Set<Integer> sent = new HashSet<>();

    /**
     * @param before the stored row; null for a new row
     */
    FinanceDraft(EntityModel model, Row before) {
        this.model = model;
        this.before = before;
        this.values = before == null ? new TreeMap<>() : before.toMap();
    }

    EntityModel model() {
        return model;
    }

    boolean isNew() {
        return before == null;
    }

    Row before() {
        return before;
    }

    /** All values by column position. Read-only live view. */
    Map<Integer, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Replaces each text value by the result of the function. */
    void replaceTexts(BiFunction<Column, String, String> replacement) {
        values.replaceAll(
                (index, value) ->
                        value instanceof String text
                                ? replacement.apply(model.at(index), text)
                                : value);
    }

    /** Sets a value that the caller sent. */
    void send(Column column, Object value) {
        sent.add(column.index());
        put(column.index(), value);
    }

    boolean sent(String column) {
        return sent.contains(model.index(column));
    }

    boolean sent(Column column) {
        return sent.contains(column.index());
    }

    boolean has(String column) {
        return model.column(column) != null;
    }

    Object get(String column) {
        return values.get(model.index(column));
    }

    boolean isEmpty(String column) {
        return get(column) == null;
    }

    String text(String column) {
        return text(model.index(column));
    }

    String text(int column) {
        Object value = values.get(column);
        return value == null ? "" : value.toString();
    }

    BigDecimal number(String column) {
        Object value = get(column);
        return value == null ? BigDecimal.ZERO : (BigDecimal) value;
    }

    BigDecimal internal(InternalColumn what) {
        Object value = values.get(what.column());
        return value == null ? BigDecimal.ZERO : (BigDecimal) value;
    }

    void setInternal(InternalColumn what, BigDecimal value) {
        values.put(what.column(), value);
    }

    /** Discards the value that the caller sent for a column that callers cannot write. */
    void ignore(String column) {
        int index = model.index(column);
        if (sent.remove(index)) {
            put(index, before == null ? null : before.get(index));
        }
    }

    boolean yes(String column) {
        return "Yes".equals(get(column));
    }

    Instant time(String column) {
        return (Instant) get(column);
    }

    String company() {
        return text("dataAreaId");
    }

    /** Sets the column, whether or not it has a value. */
    void set(String column, Object value) {
        put(model.index(column), value);
    }

    /** Sets the column if it is empty. */
    void fill(String column, Object value) {
        if (isEmpty(column)) {
            set(column, value);
        }
    }

    /** True if the value of the column differs from the stored row. */
    boolean changes(String column) {
        int index = model.index(column);
        Object old = before == null ? null : before.get(index);
        Object now = values.get(index);
        return old == null ? now != null : !old.equals(now);
    }

    /** True if the row is new or any value differs from the stored row. */
    boolean differs() {
        return before == null || !before.toMap().equals(values);
    }

    private void put(int index, Object value) {
        if (value == null || "".equals(value)) {
            values.remove(index);
        } else {
            values.put(index, value);
        }
    }
}
