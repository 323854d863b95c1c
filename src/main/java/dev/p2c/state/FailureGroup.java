package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The failures of one task that have the same reason: a missing unit is one problem, though a
 * thousand rows may need the unit.
 *
 * @param id of the oldest failure of the group
 * @param key of one of the rows
 * @param waitsFor what parked rows wait for; empty for rejected rows
 * @param attempts of the row with the most attempts
 */
public record FailureGroup(
        long id,
        String task,
        String company,
        String key,
        FailureKind kind,
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
                FailureKind.valueOf(row.getString("kind")),
                row.getString("field"),
                row.getString("reason"),
                row.getString("waits_for"),
                row.getLong("number_of_rows"),
                row.getInt("attempts"),
                Instants.fromColumn(row, "first_at"),
                Instants.fromColumn(row, "last_at"));
    }
}
