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
 * Rows written in-process through the same rules as over HTTP, without JSON. Values by column name
 * as stored; lookups by their {@code _x_value} column. Unlike over HTTP a new row may say its state
 * and read-only columns. Thread-safe; each call is one write unless it is inside {@link
 * Store#write}.
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
     * @throws dev.p2c.sandbox.odata.ODataError if there is no such row
     */
    public Row update(String set, UUID id, Map<String, ?> changes) {
        EntityTable table = tables.table(set);
        return writer.update(table, existing(table, id), positions(table, changes));
    }

    /**
     * @throws dev.p2c.sandbox.odata.ODataError if there is no such row or others depend on it
     */
    public void delete(String set, UUID id) {
        EntityTable table = tables.table(set);
        writer.delete(table, existing(table, id));
    }

    /** Null where there is none. */
    public Row get(String set, UUID id) {
        return tables.row(set, id);
    }

    /** Rows whose column has the value, text without regard to case. */
    public List<Row> find(String set, String column, Object value) {
        return tables.where(set, column, value);
    }

    /** Null where the column is empty. */
    public Object value(String set, Row row, String column) {
        return tables.value(set, row, column);
    }

    public UUID id(String set, Row row) {
        return tables.id(set, row);
    }

    private static Row existing(EntityTable table, UUID id) {
        Row row = table.get(Key.of(id));
        if (row == null) {
            throw SalesErrors.missing(table.model(), id);
        }
        return row;
    }

    private static Map<Integer, Object> positions(EntityTable table, Map<String, ?> values) {
        EntityModel model = table.model();
        Map<Integer, Object> at = new TreeMap<>();
        values.forEach((name, value) -> at.put(model.index(name), value));
        return at;
    }
}
