package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A row on its way through the rules: what is stored, what the caller sent, what the rules add.
 * Empty text and unset are the same, since Finance knows no null.
 */
final class FinanceDraft {

    private final EntityModel model;
    private final Row before;
    private final Map<Integer, Object> values;
    private final Set<Integer> sent = new HashSet<>();

    /**
     * @param before the stored row, null when it is to be created
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

    /** All values by column position, for the store. */
    Map<Integer, Object> values() {
        return values;
    }

    /** The caller's own value. */
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

    BigDecimal hidden(Hidden what) {
        Object value = values.get(what.column());
        return value == null ? BigDecimal.ZERO : (BigDecimal) value;
    }

    void hide(Hidden what, BigDecimal value) {
        values.put(what.column(), value);
    }

    /** Takes back what the caller sent: the column is not the caller's to write. */
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

    /** Sets whatever was there. */
    void set(String column, Object value) {
        put(model.index(column), value);
    }

    /** Sets only what is empty. */
    void fill(String column, Object value) {
        if (isEmpty(column)) {
            set(column, value);
        }
    }

    /** True when the write gives the column another value than the stored row has. */
    boolean changes(String column) {
        int index = model.index(column);
        Object old = before == null ? null : before.get(index);
        Object now = values.get(index);
        return old == null ? now != null : !old.equals(now);
    }

    /** True when storing it would change anything. */
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
