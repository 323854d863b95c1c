package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * All rows of one task that are not across for one reason: a missing unit is one problem, not a
 * thousand.
 *
 * @param id of the oldest of them
 * @param key of one of them
 * @param waitsFor what parked rows wait for, empty for rejected ones
 * @param attempts of the row with the most
 */
public record FailureGroup(
        long id,
        String task,
        String company,
        String key,
        Kind kind,
        String field,
        String reason,
        String waitsFor,
        long rows,
        int attempts,
        Instant firstAt,
        Instant lastAt) {

    static FailureGroup of(ResultSet row) throws SQLException {
        return new FailureGroup(
                row.getLong("id"),
                row.getString("task"),
                row.getString("company"),
                row.getString("row_key"),
                Kind.valueOf(row.getString("kind")),
                row.getString("field"),
                row.getString("reason"),
                row.getString("waits_for"),
                row.getLong("number_of_rows"),
                row.getInt("attempts"),
                Instants.fromColumn(row, "first_at"),
                Instants.fromColumn(row, "last_at"));
    }
}
