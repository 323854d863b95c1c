package dev.p2c.sandbox.store;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * One stored row. Immutable. Keeps only the columns that have a value, since usually about thirty
 * of two hundred have one; unset and null are the same.
 */
public final class Row {

    private final Key key;
    private final long version;
    private final short[] columns;
    private final Object[] values;

    private Row(Key key, long version, short[] columns, Object[] values) {
        this.key = key;
        this.version = version;
        this.columns = columns;
        this.values = values;
    }

    static Row of(Key key, long version, Map<Integer, Object> filled, SharedColumnLists shapes) {
        short[] columns = new short[filled.size()];
        Object[] values = new Object[filled.size()];
        int i = 0;
        for (Map.Entry<Integer, Object> e : new TreeMap<>(filled).entrySet()) {
            if (e.getValue() != null) {
                columns[i] = e.getKey().shortValue();
                values[i++] = e.getValue();
            }
        }
        return new Row(
                key, version, shapes.shared(Arrays.copyOf(columns, i)), Arrays.copyOf(values, i));
    }

    public Key key() {
        return key;
    }

    /**
     * Version of the write that stored this row. Versions increase over all tables of the store.
     */
    public long version() {
        return version;
    }

    /** Value of the column at this position; null if it is not set. */
    public Object get(int column) {
        int at = Arrays.binarySearch(columns, (short) column);
        return at < 0 ? null : values[at];
    }

    /** A new, mutable map of the values by column position, without nulls. */
    public Map<Integer, Object> toMap() {
        Map<Integer, Object> map = new TreeMap<>();
        for (int i = 0; i < columns.length; i++) {
            map.put((int) columns[i], values[i]);
        }
        return map;
    }
}
