package dev.p2c.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Adds the writes of one batch to the history, in a transaction of the caller. */
final class HistoryWriter {

    /** The most writes of a batch of the history; a larger batch is stored as several. */
    static final int MOST = 65_536;

    private static final String BATCH =
            """
            insert into write_batch (task_company_id, run_id, mapping_version_id, at, fields)
            values (?, ?, ?, ?, ?)\
            """;

    private static final String ROWS =
            """
            insert into row_write (id, row_key, action)
            select cast(? as bigint) + v.n - 1, v.k, v.a
            from unnest(?, ?) with ordinality v(k, a, n)\
            """;

    private static final String EDITED = "update row_write set edited_by = ? where id = ?";

    private final Connection connection;
    private final Payloads payloads;

    HistoryWriter(Connection connection, Payloads payloads) {
        this.connection = connection;
        this.payloads = payloads;
    }

    /**
     * @param versionId of {@link MappingVersions}
     */
    void write(int taskCompanyId, int versionId, BatchOutcome outcome, OffsetDateTime at)
            throws SQLException {
        ChangesText text = new ChangesText(outcome.mapping().fields());
        List<RowChange> rows = outcome.changes();
        for (int from = 0; from < rows.size(); from += MOST) {
            List<RowChange> part = rows.subList(from, Math.min(from + MOST, rows.size()));
            byte[] fields = payloads.seal(owner(outcome.runId()), text.write(part));
            try (PreparedStatement insert =
                    connection.prepareStatement(BATCH, Statement.RETURN_GENERATED_KEYS)) {
                insert.setInt(1, taskCompanyId);
                insert.setLong(2, outcome.runId());
                insert.setInt(3, versionId);
                insert.setObject(4, at);
                insert.setBytes(5, fields);
                insert.executeUpdate();
                insert(generatedId(insert), part, outcome.edited());
            }
        }
    }

    /** What the fields of a batch are bound to, see {@link Payloads}. */
    static String owner(long runId) {
        return "writes of run " + runId;
    }

    private static long generatedId(PreparedStatement insert) throws SQLException {
        try (ResultSet keys = insert.getGeneratedKeys()) {
            keys.next();
            return keys.getLong("id");
        }
    }

    private void insert(long batch, List<RowChange> rows, Map<String, String> edited)
            throws SQLException {
        String[] keys = rows.stream().map(row -> StoredText.key(row.key())).toArray(String[]::new);
        String[] actions = rows.stream().map(row -> row.action().name()).toArray(String[]::new);
        try (PreparedStatement insert = connection.prepareStatement(ROWS)) {
            insert.setLong(1, batch * MOST);
            insert.setArray(2, connection.createArrayOf("varchar", keys));
            insert.setArray(3, connection.createArrayOf("varchar", actions));
            insert.executeUpdate();
        }
        for (int i = 0; i < rows.size() && !edited.isEmpty(); i++) {
            if (edited.containsKey(rows.get(i).key())) {
                edited(batch * MOST + i, edited.get(rows.get(i).key()));
            }
        }
    }

    private void edited(long id, String by) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(EDITED)) {
            update.setString(1, StoredText.clean(by, 200));
            update.setLong(2, id);
            update.executeUpdate();
        }
    }
}
