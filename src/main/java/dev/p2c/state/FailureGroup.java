package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The failures of one task and company that have the same cause: a missing unit is one problem,
 * though a thousand rows may need the unit.
 *
 * @param group a short name of the group, which stays the same while rows come and go
 * @param id of the oldest failure of the group
 * @param key of that failure's row
 * @param cause the reason without the values of single rows
 * @param reason of that failure
 * @param detail of that failure
 * @param waitsFor what parked rows wait for; empty for rejected rows
 * @param attempts of the row with the most attempts
 */
public record FailureGroup(
        String group,
        long id,
        String task,
        String company,
        String key,
        FailureKind kind,
        String field,
        String cause,
        String reason,
        String detail,
        String waitsFor,
        long rows,
        int attempts,
        Instant firstAt,
        Instant lastAt) {

    static FailureGroup of(ResultSet row) throws SQLException {
        return new FailureGroup(
                row.getString("cause_group"),
                row.getLong("id"),
                row.getString("task"),
                row.getString("company"),
                row.getString("row_key"),
                FailureKind.valueOf(row.getString("kind")),
                row.getString("field"),
                row.getString("cause"),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("waits_for"),
                row.getLong("number_of_rows"),
                row.getInt("tries"),
                Instants.fromColumn(row, "earliest"),
                Instants.fromColumn(row, "latest"));
    }
}
