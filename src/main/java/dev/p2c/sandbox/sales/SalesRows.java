package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Reads and writes rows for callers in this process, with the same plug-in steps as over HTTP but
 * without JSON. Values are given by column name in stored form, lookups by their {@code _x_value}
 * column. Unlike over HTTP, a new row may set its state and read-only columns, and columns of a
 * solution that is not installed are left out. Thread-safe: each call is one atomic write, or part
 * of the {@link Store#write} around it.
 */
public final class SalesRows {

    private final SalesTables tables;
    private final SalesWriter writer;

    SalesRows(SalesTables tables, SalesWriter writer) {
        this.tables = tables;
        this.writer = writer;
    }

    public Store store() {
        return tables.store();
    }

    public Row create(String set, Map<String, ?> values) {
        EntityTable table = tables.table(set);
        return writer.create(table, positions(table, values));
    }

    /**
     * Updates the given columns of a row.
     *
     * @throws dev.p2c.sandbox.odata.ODataError if there is no such row
     */
    public Row update(String set, UUID id, Map<String, ?> changes) {
        EntityTable table = tables.table(set);
        return writer.update(table, existing(table, id), positions(table, changes));
    }

    /**
     * Deletes a row.
     *
     * @throws dev.p2c.sandbox.odata.ODataError if there is no such row or other rows depend on it
     */
    public void delete(String set, UUID id) {
        EntityTable table = tables.table(set);
        writer.delete(table, existing(table, id));
    }

    /** Finds a row; null if there is none. */
    public Row get(String set, UUID id) {
        return tables.row(set, id);
    }

    /** Finds rows by the value of a column; text is compared without regard to case. */
    public List<Row> find(String set, String column, Object value) {
        return tables.where(set, column, value);
    }

    /** Value of a column; null if it is empty. */
    public Object value(String set, Row row, String column) {
        return tables.value(set, row, column);
    }

    public UUID id(String set, Row row) {
        return tables.id(set, row);
    }

    private static Row existing(EntityTable table, UUID id) {
        Row row = table.get(Key.of(id));
        if (row == null) {
            throw WebApiErrors.missing(table.model(), id);
        }
        return row;
    }

    private static Map<Integer, Object> positions(EntityTable table, Map<String, ?> values) {
        EntityModel model = table.model();
        Map<Integer, Object> at = new TreeMap<>();
        values.forEach(
                (name, value) -> {
                    int column = model.index(name);
                    if (model.column(name) != null) {
                        at.put(column, value);
                    }
                });
        return at;
    }
}
