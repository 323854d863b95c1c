package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Maps result rows to failures and decrypts their source rows. Thread-safe. */
final class FailureRows implements RowMapper<Failure> {

    /** Selects all columns of failures; the caller appends conditions. */
    static final String SELECT =
            """
            select f.*, t.task, t.company
            from failure f join task_company t on t.id = f.task_company_id\
            """;

    private final Payloads payloads;

    FailureRows(Payloads payloads) {
        this.payloads = payloads;
    }

    @Override
    public Failure map(ResultSet row, StatementContext context) throws SQLException {
        return new Failure(
                row.getLong("id"),
                row.getString("task"),
                row.getString("company"),
                row.getString("row_key"),
                FailureKind.valueOf(row.getString("kind")),
                row.getString("field"),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("waits_for"),
                payloads.open(row.getString("row_key"), row.getString("source_row")),
                row.getString("source_hash"),
                row.getString("mapping_version"),
                row.getInt("attempts"),
                Instants.fromColumn(row, "first_at"),
                Instants.fromColumn(row, "last_at"),
                Instants.fromColumn(row, "next_at"),
                StoredText.clean(row.getString("taken"), 10),
                row.getString("cause"),
                row.getString("cause_group"),
                discard(row));
    }

    private static Discard discard(ResultSet row) throws SQLException {
        return row.getString("state").equals("DISCARDED")
                ? new Discard(
                        Instants.fromColumn(row, "discarded_at"),
                        row.getString("discarded_by"),
                        row.getString("discard_reason"))
                : null;
    }
}
