package dev.p2c.sandbox.store;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * One stored row: immutable, and sparse, since of two hundred columns thirty are filled. Unset and
 * null are the same.
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

    static Row of(Key key, long version, Map<Integer, Object> filled, Shapes shapes) {
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

    /** Grows with every write in the whole store. */
    public long version() {
        return version;
    }

    /** Null where the column is not set. */
    public Object get(int column) {
        int at = Arrays.binarySearch(columns, (short) column);
        return at < 0 ? null : values[at];
    }

    /** A fresh, mutable copy of the filled columns by index. */
    public Map<Integer, Object> toMap() {
        Map<Integer, Object> map = new TreeMap<>();
        for (int i = 0; i < columns.length; i++) {
            map.put((int) columns[i], values[i]);
        }
        return map;
    }
}
