package dev.p2c.sandbox.store;

import dev.p2c.sandbox.model.EntityModel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The rows of one entity, in key order. Readers take no lock and never see half a row; writers must
 * be inside {@link Store#write}.
 */
public final class EntityTable {

    private final Store store;
    private final EntityModel model;
    private final int[] keyColumns;
    private final SharedColumnLists shapes = new SharedColumnLists();
    private final ConcurrentSkipListMap<Key, Row> rows = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, Key> deleted = new ConcurrentSkipListMap<>();
    private final List<Index> indexes = new CopyOnWriteArrayList<>();

    EntityTable(Store store, EntityModel model) {
        this.store = store;
        this.model = model;
        this.keyColumns = model.key().stream().mapToInt(model::index).toArray();
        model.alternateKeys().forEach(key -> index(key.unique(), key.columns()));
    }

    public EntityModel model() {
        return model;
    }

    /** Adds an index on columns; call this only while the store is empty. */
    public Index index(boolean unique, List<String> columns) {
        Index index =
                new Index(
                        columns.stream().mapToInt(model::index).toArray(),
                        unique,
                        store.collation());
        indexes.add(index);
        return index;
    }

    /**
     * Adds a unique index to a table with rows; call this inside {@link Store#write}.
     *
     * @return false, and no index, if two rows have the same values
     */
    public boolean addUnique(List<String> columns) {
        Index index =
                new Index(
                        columns.stream().mapToInt(model::index).toArray(), true, store.collation());
        for (Row row : rows.values()) {
            if (index.clash(row) != null) {
                return false;
            }
            index.add(row);
        }
        indexes.add(0, index);
        return true;
    }

    /** Removes the unique index on exactly these columns that {@link #addUnique} added last. */
    public void removeUnique(List<String> columns) {
        List<Integer> at = columns.stream().map(model::index).toList();
        indexes.stream()
                .filter(index -> index.unique() && index.columns().equals(at))
                .findFirst()
                .ifPresent(indexes::remove);
    }

    public List<Index> indexes() {
        return List.copyOf(indexes);
    }

    /** Builds the key of a row from its column values. */
    public Key keyOf(Map<Integer, Object> values) {
        Object[] parts = new Object[keyColumns.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = values.get(keyColumns[i]);
        }
        return Key.of(parts);
    }

    /** Finds a row by its key; null if there is none. */
    public Row get(Key key) {
        return rows.get(key);
    }

    public int size() {
        return rows.size();
    }

    /** Streams all rows in key order. Writes made meanwhile may appear, always as whole rows. */
    public Stream<Row> stream() {
        return rows.values().stream();
    }

    /**
     * Rows with {@code from <= key < to} in key order, as a read-only live view; a null bound is
     * open.
     */
    public NavigableMap<Key, Row> range(Key from, Key to) {
        NavigableMap<Key, Row> map = from == null ? rows : rows.tailMap(from, true);
        return Collections.unmodifiableNavigableMap(to == null ? map : map.headMap(to, false));
    }

    /** Rows whose leading index columns equal the value, in index order. */
    public Stream<Row> find(Index index, Key value) {
        return rows(index, index.equalTo(value).stream());
    }

    /**
     * Rows in the order of the index, from {@code from} (inclusive) to {@code to} (exclusive); a
     * null bound is open.
     */
    public Stream<Row> find(Index index, Key from, Key to) {
        return from != null && to != null && from.compareTo(to) >= 0
                ? Stream.empty()
                : rows(index, index.range(from, to).stream());
    }

    /**
     * Rows in the order of the index that follow the row with this index value and key, up to
     * {@code to} (exclusive).
     */
    public Stream<Row> findAfter(Index index, Key value, Key key, Key to) {
        return rows(index, index.after(value, key, to).stream());
    }

    /**
     * Looks up the rows of index entries. Skips an entry whose row has changed since, because the
     * row is then found at its new entry.
     */
    private Stream<Row> rows(Index index, Stream<Index.Entry> entries) {
        return entries.map(e -> index.current(e, rows.get(e.key()))).filter(Objects::nonNull);
    }

    /**
     * True if the index contains every row; an index leaves out rows without a value in its first
     * column.
     */
    public boolean isWhole(Index index) {
        return index.size() == rows.size();
    }

    /** The last row in the order of the index. */
    public Optional<Row> last(Index index) {
        return Optional.ofNullable(index.last()).map(entry -> rows.get(entry.key()));
    }

    /**
     * Keys deleted after the given version, by the version of the deletion. Read-only live view.
     */
    public NavigableMap<Long, Key> deletedAfter(long version) {
        return Collections.unmodifiableNavigableMap(deleted.tailMap(version, false));
    }

    /** Finds an index whose leading columns are exactly these, in any order. */
    public Optional<Index> indexOn(List<Integer> columns) {
        return indexes.stream()
                .filter(i -> i.columns().size() >= columns.size())
                .filter(i -> i.columns().subList(0, columns.size()).containsAll(columns))
                .findFirst();
    }

    /**
     * Inserts the row, or replaces the row with the same key.
     *
     * @param values all values of the row by column position
     * @throws DuplicateException if another row has the same values in a unique index
     */
    public Row put(Map<Integer, Object> values) {
        return put(keyOf(values), values, store.nextVersion());
    }

    /**
     * Shows other values in a row without a write to the row: its version and its key stay. For
     * columns that a service reads from another table.
     *
     * @param before the stored row
     * @param values all values of the row by column position
     */
    public Row show(Row before, Map<Integer, Object> values) {
        return put(before.key(), values, before.version());
    }

    private Row put(Key key, Map<Integer, Object> values, long version) {
        Row row = Row.of(key, version, values, shapes);
        for (Index index : indexes) {
            if (index.clash(row) != null) {
                throw new DuplicateException(model, index);
            }
        }
        Row before = swap(row.key(), row);
        store.onRollback(() -> swap(row.key(), before));
        return row;
    }

    /** Deletes a row; returns true if it existed. */
    public boolean remove(Key key) {
        Row before = swap(key, null);
        if (before == null) {
            return false;
        }
        long version = store.nextVersion();
        deleted.put(version, key);
        store.onRollback(
                () -> {
                    deleted.remove(version);
                    swap(key, before);
                });
        return true;
    }

    private Row swap(Key key, Row row) {
        store.requireWriter();
        Row before = row == null ? rows.remove(key) : rows.put(key, row);
        for (Index index : indexes) {
            if (before != null) {
                index.remove(before);
            }
            if (row != null) {
                index.add(row);
            }
        }
        return before;
    }

    void clear() {
        rows.clear();
        deleted.clear();
        indexes.forEach(Index::clear);
    }
}
