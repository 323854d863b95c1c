package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * An entity that shows the same rows as other entities (its family, see {@link EntityViews}), and
 * the mapping of its columns to the base entity of the family. Immutable.
 */
final class EntityView {

    private static final int NONE = -1;

    private final EntityTable table;
    private final EntityTable base;
    private final int[] toBase;
    private final int[] fromBase;

    /** The view of an entity that is its own base. */
    EntityView(EntityTable table) {
        this(table, table, Map.of());
    }

    /**
     * A view of another entity.
     *
     * @param renamed column name in this entity by column name in the base, where the names differ
     */
    EntityView(EntityTable table, EntityTable base, Map<String, String> renamed) {
        this.table = table;
        this.base = base;
        toBase = filled(table.model());
        fromBase = filled(base.model());
        for (Column column : base.model().columns()) {
            Column same = table.model().column(column.name());
            Column own = table.model().column(renamed.getOrDefault(column.name(), ""));
            own = own == null ? same : own;
            if (own != null) {
                toBase[own.index()] = column.index();
                fromBase[column.index()] = own.index();
            }
        }
    }

    private static int[] filled(EntityModel model) {
        int[] columns = new int[model.positions()];
        Arrays.fill(columns, NONE);
        return columns;
    }

    EntityTable table() {
        return table;
    }

    EntityTable base() {
        return base;
    }

    boolean isBase() {
        return table == base;
    }

    /** Column of the base for a column of this entity; null if the base has none. */
    Column baseColumn(Column own) {
        int index = toBase[own.index()];
        return index == NONE ? null : base.model().at(index);
    }

    /** X++ name of the entity in messages. */
    String aotName() {
        EntityModel model = table.model();
        return model.aotName() == null ? model.name() + "Entity" : model.aotName();
    }

    /** Base row of a row of this entity; null if there is none. */
    Row baseRow(Row own) {
        return base.get(
                Key.of(
                        base.model().key().stream()
                                .map(name -> own.get(fromBase[base.model().index(name)]))
                                .toArray()));
    }

    Key keyIn(FinanceDraft baseRow) {
        return Key.of(
                table.model().key().stream()
                        .map(name -> baseRow.values().get(toBase[table.model().index(name)]))
                        .toArray());
    }

    /**
     * Values of this entity's row for a base row.
     *
     * @param own new values of columns that only this entity has; other such columns keep their
     *     values
     */
    Map<Integer, Object> shown(FinanceDraft baseRow, Map<Integer, Object> own) {
        Map<Integer, Object> values = new TreeMap<>();
        Row stored = table.get(keyIn(baseRow));
        if (stored != null) {
            stored.toMap().forEach((i, value) -> putOwn(values, i, value));
        }
        own.forEach((i, value) -> putOwn(values, i, value));
        baseRow.values().forEach((i, value) -> putBase(values, i, value));
        return values;
    }

    /**
     * Sets a column that only this entity has. Positions beyond the columns hold version data,
     * which is not copied.
     */
    private void putOwn(Map<Integer, Object> values, int own, Object value) {
        if (own < toBase.length && toBase[own] == NONE) {
            if (value == null || "".equals(value)) {
                values.remove(own);
            } else {
                values.put(own, value);
            }
        }
    }

    private void putBase(Map<Integer, Object> values, int column, Object value) {
        if (column < fromBase.length && fromBase[column] != NONE) {
            values.put(fromBase[column], value);
        }
    }
}
