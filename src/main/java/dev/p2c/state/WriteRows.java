package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reads writes from rows of the history. Rows of one batch are expected to follow each other, since
 * their fields are read together. For one query.
 */
final class WriteRows implements RowMapper<Write> {

    private final Payloads payloads;
    private long batch = -1;
    private MappingVersion mapping;
    private List<List<FieldChange>> fields;

    WriteRows(Payloads payloads) {
        this.payloads = payloads;
    }

    @Override
    public Write map(ResultSet row, StatementContext context) throws SQLException {
        long id = row.getLong("id");
        if (id / HistoryWriter.MOST != batch) {
            batch = id / HistoryWriter.MOST;
            readBatch(row);
        }
        String edited = row.getString("edited_by");
        return new Write(
                id,
                Instants.fromColumn(row, "at"),
                row.getLong("run_id"),
                edited == null
                        ? Objects.requireNonNullElse(row.getString("started_by"), "")
                        : "edited by " + edited,
                edited == null ? Objects.requireNonNullElse(row.getString("asked_by"), "") : "",
                mapping,
                row.getString("task"),
                row.getString("company"),
                row.getString("row_key"),
                RowChange.Action.valueOf(row.getString("action")),
                fields.get((int) (id % HistoryWriter.MOST)));
    }

    private void readBatch(ResultSet row) throws SQLException {
        List<String> names = row.getString("field_names").lines().toList();
        mapping = new MappingVersion(row.getString("hash"), row.getString("git_commit"), names);
        String owner = HistoryWriter.owner(row.getLong("run_id"));
        fields = new ChangesText(names).read(payloads.open(owner, row.getBytes("fields")));
    }
}
