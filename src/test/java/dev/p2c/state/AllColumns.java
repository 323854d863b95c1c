package dev.p2c.state;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Every column of every table as one text; what is compressed or sealed is in the clear. */
final class AllColumns {

    private AllColumns() {}

    static String of(StateSettings settings) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = TestDatabase.connect(settings);
                ResultSet tables =
                        connection
                                .getMetaData()
                                .getTables(
                                        null,
                                        connection.getSchema(),
                                        "%",
                                        new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                add(connection, tables.getString("TABLE_NAME"), settings, text);
            }
        }
        return text.toString();
    }

    private static void add(
            Connection connection, String table, StateSettings settings, StringBuilder text)
            throws SQLException {
        Payloads payloads = new Payloads(settings.keys());
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
            while (rows.next()) {
                text.append('\n').append(table);
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    text.append('\t').append(value(rows, i, payloads));
                }
            }
        }
    }

    private static String value(ResultSet row, int column, Payloads payloads) throws SQLException {
        if (row.getMetaData().getColumnTypeName(column).matches("(?i)bytea|binary.*")) {
            String owner = HistoryWriter.owner(row.getLong("run_id"));
            return ChangesText.inflated(payloads.open(owner, row.getBytes(column)));
        }
        String value = row.getString(column);
        boolean isSealed = value != null && value.startsWith(Payloads.SEALED);
        return isSealed ? payloads.open(row.getString("row_key"), value) : value;
    }
}
