package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Goes through the rows of a table page by page, and changes those from which something is to be
 * erased. Each of these is read again in the transaction that changes it, so that nothing is lost
 * that a pass writes meanwhile.
 *
 * @param ids columns of the primary key; a page is the whole table unless there is only {@code id}
 * @param condition which rows may be concerned at all, in SQL; empty for all
 * @param rule what becomes of a row
 */
record ErasedTable(String name, List<String> ids, String condition, Rule rule) {

    /** What becomes of a row. */
    @FunctionalInterface
    interface Rule {

        /**
         * Decides on one row.
         *
         * @return the columns that change; none at all for a row that is deleted; empty for a row
         *     that stays as it is
         */
        Optional<Map<String, String>> of(Cells row);
    }

    /** The columns of one row by their names in small letters. */
    record Cells(Map<String, Object> values) {

        String text(String column) {
            Object value = values.get(column);
            return value == null ? null : value.toString();
        }

        /** The number of the task and company; 0 where a table has none. */
        int taskCompany() {
            return values.get("task_company_id") instanceof Number id ? id.intValue() : 0;
        }

        /** The number of the row, where its table numbers them. */
        long id() {
            return ((Number) values.get("id")).longValue();
        }

        String key() {
            return text("row_key");
        }
    }

    /**
     * Counts the rows, and changes them if asked.
     *
     * @param counts by task and company
     */
    void go(Database database, boolean erases, Map<Integer, Long> counts) {
        TablePages pages = new TablePages(database, name);
        Consumer<Cells> each = row -> visit(database, row, erases, counts);
        if (ids.equals(List.of("id"))) {
            pages.byId(condition, each);
        } else {
            pages.atOnce(condition, each);
        }
    }

    /** Counts one row if it is concerned, and changes it if asked. */
    void visit(Database database, Cells row, boolean erases, Map<Integer, Long> counts) {
        if (rule.of(row).isPresent() && (!erases || isChanged(database, row))) {
            counts.merge(row.taskCompany(), 1L, Long::sum);
        }
    }

    private boolean isChanged(Database database, Cells row) {
        return database.writeWith(
                handle ->
                        find(handle, row)
                                .flatMap(
                                        now ->
                                                rule.of(now)
                                                        .map(change -> change(handle, now, change)))
                                .isPresent());
    }

    private Optional<Cells> find(Handle handle, Cells row) {
        var query =
                handle.createQuery("select * from " + name + " where " + isRow() + " for update");
        ids.forEach(id -> query.bind(id, row.values.get(id)));
        return query.map(ErasedTable::cells).findOne();
    }

    private int change(Handle handle, Cells row, Map<String, String> columns) {
        String set =
                columns.keySet().stream()
                        .map(column -> column + " = :new_" + column)
                        .collect(Collectors.joining(", "));
        var update =
                handle.createUpdate(
                        (columns.isEmpty()
                                        ? "delete from " + name
                                        : "update " + name + " set " + set)
                                + " where "
                                + isRow());
        ids.forEach(id -> update.bind(id, row.values.get(id)));
        columns.forEach((column, value) -> update.bind("new_" + column, value));
        return update.execute();
    }

    private String isRow() {
        return ids.stream().map(id -> id + " = :" + id).collect(Collectors.joining(" and "));
    }

    static Cells cells(ResultSet row, StatementContext context) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            int type = row.getMetaData().getColumnType(i);
            boolean isLong = type == Types.CLOB || type == Types.LONGVARCHAR;
            values.put(
                    row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT),
                    isLong ? row.getString(i) : row.getObject(i));
        }
        return new Cells(values);
    }
}
