package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Index;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Looks up rows in the tables of one service. Thread-safe for reading. */
final class SalesTables {

    private final Store store;
    private final Map<String, Index> byColumn = new HashMap<>();
    private final Map<String, String> setByType = new HashMap<>();

    SalesTables(ServiceModel model, Store store) {
        this.store = store;
        model.entities().forEach(entity -> setByType.put(entity.name(), entity.set()));
    }

    /** Adds the indexes that the plug-in steps of Sales need; the store must be empty. */
    void indexForSales() {
        for (SalesDocument document : SalesDocument.values()) {
            index(document.lines(), document.parent());
        }
        index("productpricelevels", "_productid_value");
        index("products", "productnumber");
        index("invoices", "_salesorderid_value");
        index("transactioncurrencies", "isocurrencycode");
        index("contacts", "_parentcustomerid_value");
        index("accounts", "_primarycontactid_value");
        for (SalesDocument document : SalesDocument.values()) {
            index(document.headers(), "_customerid_value");
            index(document.lines(), "_productid_value");
        }
        index("systemuserrolescollection", "systemuserid");
        index("teamrolescollection", "teamid");
        index("quotes", "quotenumber");
        index("salesorders", "ordernumber");
    }

    private void index(String set, String column) {
        EntityTable table = table(set);
        List<Integer> columns = List.of(table.model().index(column));
        Index index = table.indexOn(columns).orElseGet(() -> table.index(false, List.of(column)));
        byColumn.put(set + '.' + column, index);
    }

    Store store() {
        return store;
    }

    /** Entity set of a type; null if there is no such type. */
    String setOf(String type) {
        return setByType.get(type);
    }

    /** Table of an entity set that must exist. */
    EntityTable table(String set) {
        EntityTable table = store.table(set);
        if (table == null) {
            throw new IllegalArgumentException("There is no entity set " + set);
        }
        return table;
    }

    /** Finds a row by its id; null if there is none or the id is null. */
    Row row(String set, UUID id) {
        return id == null ? null : table(set).get(Key.of(id));
    }

    /** Value of a column; null if the row is null or the column is empty. */
    Object value(String set, Row row, String column) {
        return row == null ? null : row.get(table(set).model().index(column));
    }

    /** Value of a column; null if there is no such row or the column is empty. */
    Object value(String set, UUID id, String column) {
        return value(set, row(set, id), column);
    }

    boolean is(String set, UUID id, String column) {
        return Boolean.TRUE.equals(value(set, id, column));
    }

    /** Rows by the value of a column; scans the table unless the column is indexed. */
    List<Row> where(String set, String column, Object value) {
        Index index = byColumn.get(set + '.' + column);
        int at = table(set).model().index(column);
        if (index == null) {
            index = table(set).indexOn(List.of(at)).orElse(null);
        }
        if (index != null) {
            return table(set).find(index, Key.of(value)).toList();
        }
        return rows(set).filter(row -> Key.of(value).equals(Key.of(row.get(at)))).toList();
    }

    Stream<Row> rows(String set) {
        return table(set).stream();
    }

    /** Id of a row, its primary key. */
    static UUID id(EntityModel model, Row row) {
        return (UUID) row.get(model.index(model.key().get(0)));
    }

    UUID id(String set, Row row) {
        return id(table(set).model(), row);
    }

    /** Number of rows by entity set, without empty tables. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (String set : setByType.values()) {
            if (table(set).size() > 0) {
                counts.put(set, table(set).size());
            }
        }
        return counts;
    }
}
