package dev.p2c.sandbox.store;

import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * An ordered index over some columns of an entity. An entry is the values of the columns followed
 * by the key of the row, so rows with equal values have separate entries and ranges are in order.
 * Rows whose first column is null are left out.
 */
public final class Index {

    private final int[] columns;
    private final boolean unique;
    private final Collation collation;
    private final ConcurrentSkipListSet<Entry> entries = new ConcurrentSkipListSet<>();

    Index(int[] columns, boolean unique, Collation collation) {
        this.collation = collation;
        this.columns = columns.clone();
        this.unique = unique;
    }

    public boolean unique() {
        return unique;
    }

    /** Positions of the indexed columns, in index order. */
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

    /**
     * Key of another row with the same indexed values; null if there is none or the index is not
     * unique.
     */
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

    /** Entries whose leading columns equal the value. */
    Collection<Entry> equalTo(Key value) {
        Key folded = value.under(collation);
        return range(folded, folded.end());
    }

    /**
     * Entries between two values.
     *
     * @param from inclusive, null for the beginning
     * @param to exclusive, null for the end
     */
    NavigableSet<Entry> range(Key from, Key to) {
        NavigableSet<Entry> set =
                from == null
                        ? entries
                        : entries.tailSet(new Entry(from.under(collation), null), true);
        return to == null ? set : set.headSet(new Entry(to.under(collation), null), false);
    }

    /**
     * Entries after the entry with this value and row key, up to {@code to} (exclusive, null for
     * the end).
     */
    NavigableSet<Entry> after(Key value, Key key, Key to) {
        NavigableSet<Entry> set = entries.tailSet(new Entry(value.under(collation), key), false);
        return to == null ? set : set.headSet(new Entry(to.under(collation), null), false);
    }

    /** Returns the row if it still has the values of the entry, otherwise null. */
    Row current(Entry entry, Row row) {
        return row != null && entry.value.equals(valueOf(row)) ? row : null;
    }

    /** The last entry; null if the index is empty. */
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
        return values[0] == null ? null : Key.of(values).under(collation);
    }

    /**
     * The indexed values of a row, and its key.
     *
     * @param key null only in the bounds of a range, where it sorts before all keys
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
