package dev.p2c.sandbox.store;

import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * An ordered index over some columns. Entries are the columns' values followed by the row's key, so
 * that equal values stay apart and ranges come in order. Rows whose first column is null are left
 * out.
 */
public final class Index {

    private final int[] columns;
    private final boolean unique;
    private final ConcurrentSkipListSet<Entry> entries = new ConcurrentSkipListSet<>();

    Index(int[] columns, boolean unique) {
        this.columns = columns.clone();
        this.unique = unique;
    }

    public boolean unique() {
        return unique;
    }

    /** Column positions, in index order. */
    public List<Integer> columns() {
        return java.util.Arrays.stream(columns).boxed().toList();
    }

    void add(Row row) {
        Key value = valueOf(row);
        if (value != null) {
            entries.add(new Entry(value, row.key()));
        }
    }

    void remove(Row row) {
        Key value = valueOf(row);
        if (value != null) {
            entries.remove(new Entry(value, row.key()));
        }
    }

    /** The key of another row that already has this row's values, or null. Only for unique ones. */
    Key clash(Row row) {
        Key value = valueOf(row);
        if (!unique || value == null) {
            return null;
        }
        for (Entry entry : equalTo(value)) {
            if (!entry.key.equals(row.key())) {
                return entry.key;
            }
        }
        return null;
    }

    /** Keys of the rows whose first columns equal the given value. */
    Collection<Entry> equalTo(Key value) {
        return range(value, value.end());
    }

    /**
     * @param from inclusive, null for the beginning
     * @param to exclusive, null for the end
     */
    NavigableSet<Entry> range(Key from, Key to) {
        NavigableSet<Entry> set =
                from == null ? entries : entries.tailSet(new Entry(from, null), true);
        return to == null ? set : set.headSet(new Entry(to, null), false);
    }

    /** Entries behind the one of this value and row. */
    NavigableSet<Entry> after(Key value, Key key, Key to) {
        NavigableSet<Entry> set = entries.tailSet(new Entry(value, key), false);
        return to == null ? set : set.headSet(new Entry(to, null), false);
    }

    /** The row, or null if the entry is not its entry any more. */
    Row current(Entry entry, Row row) {
        return row != null && entry.value.equals(valueOf(row)) ? row : null;
    }

    /** The entry that sorts last; null where there is none. */
    Entry last() {
        return entries.isEmpty() ? null : entries.last();
    }

    int size() {
        return entries.size();
    }

    void clear() {
        entries.clear();
    }

    private Key valueOf(Row row) {
        Object[] values = new Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] = row.get(columns[i]);
        }
        return values[0] == null ? null : Key.of(values);
    }

    /**
     * @param key null only in the bounds of a range: sorts before all
     */
    record Entry(Key value, Key key) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int c = value.compareTo(other.value);
            if (c != 0 || key == null || other.key == null) {
                return c != 0 ? c : Boolean.compare(key != null, other.key != null);
            }
            return key.compareTo(other.key);
        }
    }
}
