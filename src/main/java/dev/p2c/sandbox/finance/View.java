package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** One entity and where its columns are in the base of its family. Immutable. */
final class View {

    private static final int NONE = -1;

    private final EntityTable table;
    private final EntityTable base;
    private final int[] toBase;
    private final int[] fromBase;

    /** An entity that is its own base. */
    View(EntityTable table) {
        this(table, table, Map.of());
    }

    /**
     * @param renamed name in this entity by name in the base
     */
    View(EntityTable table, EntityTable base, Map<String, String> renamed) {
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
        int[] columns = new int[model.columns().size()];
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

    /** The base's column that this one shows; null where the base has none. */
    Column baseColumn(Column own) {
        int index = toBase[own.index()];
        return index == NONE ? null : base.model().columns().get(index);
    }

    /** X++ name as it stands in messages. */
    String aotName() {
        EntityModel model = table.model();
        return model.aotName() == null ? model.name() + "Entity" : model.aotName();
    }

    /** The base row that a row of this entity shows; null where there is none. */
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
     * What this entity shows of a base row.
     *
     * @param own new values of columns that only this entity has; its others stay
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

    /** Versions of the stored row lie beyond the columns and are not a value of its own. */
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
