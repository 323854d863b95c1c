package dev.p2c.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Copies rows of a state into another state, in pages, so that memory stays flat. Thread-safe. */
final class CopiedRows {

    private static final int PAGE = 5_000;

    private final Database from;
    private final Database to;

    CopiedRows(Database from, Database to) {
        this.from = from;
        this.to = to;
    }

    /** Copies everything that a pass reads, except ledgers. */
    void all() {
        whole("task_company");
        to.write(CopiedRows::restart);
        List.of("note", "last_read", "last_written", "row_edit").forEach(this::whole);
        List.of("failure", "conflict").forEach(this::byId);
    }

    /** Numbers of new rows begin behind those that were copied. */
    private static Void restart(Connection connection) throws SQLException {
        for (String table : List.of("task_company", "failure", "conflict")) {
            try (PreparedStatement alter =
                    connection.prepareStatement(
                            "alter table " + table + " alter column id restart with 1000000000")) {
                alter.execute();
            }
        }
        return null;
    }

    private void whole(String table) {
        insert(table, read("select * from " + table));
    }

    private void byId(String table) {
        long after = 0;
        for (boolean more = true; more; ) {
            Page page =
                    read(
                            "select * from %s where id > ? order by id fetch first %d rows only"
                                    .formatted(table, PAGE),
                            after);
            insert(table, page);
            more = page.rows().size() == PAGE;
            after = more ? ((Number) page.last("id")).longValue() : after;
        }
    }

    /** Rows of a table with the names of their columns. */
    record Page(List<String> columns, List<Object[]> rows) {

        Object last(String column) {
            return rows.get(rows.size() - 1)[columns.indexOf(column)];
        }
    }

    /**
     * Reads rows of the state that is copied.
     *
     * @param parameters a collection stands for an array of texts
     */
    Page read(String sql, Object... parameters) {
        return from.read(
                connection -> {
                    try (PreparedStatement query = connection.prepareStatement(sql)) {
                        for (int i = 0; i < parameters.length; i++) {
                            query.setObject(i + 1, bound(connection, parameters[i]));
                        }
                        try (ResultSet rows = query.executeQuery()) {
                            return page(rows);
                        }
                    }
                });
    }

    private static Object bound(Connection connection, Object parameter) throws SQLException {
        return parameter instanceof Collection<?> texts
                ? connection.createArrayOf("varchar", texts.toArray())
                : parameter;
    }

    private static Page page(ResultSet rows) throws SQLException {
        ResultSetMetaData data = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.add(data.getColumnLabel(i).toLowerCase(Locale.ROOT));
        }
        List<Object[]> read = new ArrayList<>();
        while (rows.next()) {
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(rows, data.getColumnType(i + 1), i + 1);
            }
            read.add(values);
        }
        return new Page(columns, read);
    }

    private static Object value(ResultSet row, int type, int column) throws SQLException {
        return switch (type) {
            case Types.CLOB, Types.VARCHAR, Types.LONGVARCHAR -> row.getString(column);
            case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP ->
                    row.getObject(column, OffsetDateTime.class);
            default -> row.getObject(column);
        };
    }

    /** Adds rows to the copy. */
    void insert(String table, Page page) {
        if (page.rows().isEmpty()) {
            return;
        }
        String sql =
                "insert into %s (%s) values (%s)"
                        .formatted(
                                table,
                                String.join(", ", page.columns()),
                                Collections.nCopies(page.columns().size(), "?").stream()
                                        .collect(Collectors.joining(", ")));
        to.write(
                connection -> {
                    try (PreparedStatement insert = connection.prepareStatement(sql)) {
                        for (Object[] row : page.rows()) {
                            for (int i = 0; i < row.length; i++) {
                                insert.setObject(i + 1, row[i]);
                            }
                            insert.addBatch();
                        }
                        return insert.executeBatch();
                    }
                });
    }
}
