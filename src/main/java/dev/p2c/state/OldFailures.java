package dev.p2c.state;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Gives a cause to failures that an earlier version stored. Safe to run in two processes. */
final class OldFailures {

    private static final int AT_ONCE = 1_000;

    private record Old(long id, int taskCompanyId, NewFailure failure) {}

    private final Database database;
    private final Payloads payloads;

    OldFailures(Database database, Payloads payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    void giveCauses() {
        List<Old> page = page();
        while (!page.isEmpty()) {
            store(page);
            page = page();
        }
    }

    private List<Old> page() {
        String sql =
                "select * from failure where cause_group is null fetch first %d rows only"
                        .formatted(AT_ONCE);
        return database.read(
                connection -> {
                    try (PreparedStatement query = connection.prepareStatement(sql);
                            ResultSet rows = query.executeQuery()) {
                        List<Old> old = new ArrayList<>();
                        while (rows.next()) {
                            old.add(old(rows));
                        }
                        return old;
                    }
                });
    }

    private Old old(ResultSet row) throws SQLException {
        String key = row.getString("row_key");
        return new Old(
                row.getLong("id"),
                row.getInt("task_company_id"),
                new NewFailure(
                        key,
                        FailureKind.valueOf(row.getString("kind")),
                        row.getString("field"),
                        row.getString("reason"),
                        "",
                        row.getString("waits_for"),
                        payloads.open(key, row.getString("source_row")),
                        null,
                        "",
                        null));
    }

    private void store(List<Old> page) {
        database.write(
                connection -> {
                    try (PreparedStatement update =
                            connection.prepareStatement(
                                    "update failure set cause = ?, cause_group = ?"
                                            + " where id = ? and cause_group is null")) {
                        for (Old old : page) {
                            FailureCause cause = FailureCause.of(old.taskCompanyId, old.failure);
                            update.setString(1, cause.text());
                            update.setString(2, cause.group());
                            update.setLong(3, old.id);
                            update.addBatch();
                        }
                        return update.executeBatch();
                    }
                });
    }
}
