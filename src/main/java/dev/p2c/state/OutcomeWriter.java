package dev.p2c.state;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the failures and conflicts of one batch, in a transaction of the caller. Keys are written
 * in order, so that two batches cannot deadlock.
 */
final class OutcomeWriter {

    private static final String SETTLE =
            """
            delete from failure where id in (
                select f.id from unnest(?) k(v)
                join failure f on f.task_company_id = ? and f.row_key = k.v)\
            """;

    /** Who edited the row comes before who asked for its retry. */
    private static final String KEEP =
            """
            insert into resolved_failure (id, task_company_id, row_key, kind, field, reason, cause,
                attempts, first_at, resolved_at, how, who, run_id)
            select f.id, f.task_company_id, f.row_key, f.kind, f.field, f.reason, f.cause,
                f.attempts, f.first_at, ?, ?,
                coalesce(e.who, case when f.state = 'DISCARDED' then f.discarded_by end,
                    f.retried_by, ''), ?
            from unnest(?) k(v)
            join failure f on f.task_company_id = ? and f.row_key = k.v
            left join row_edit e on e.task_company_id = f.task_company_id
                and e.row_key = f.row_key\
            """;

    private static final String CLOSE =
            """
            delete from conflict where id in (
                select c.id from unnest(?) k(v)
                join conflict c on c.task_company_id = ? and c.row_key = k.v
                    and c.winner = 'NOBODY')\
            """;

    private static final String INSERT_CONFLICT =
            """
            insert into conflict (task_company_id, row_key, run_id, at, field, base_value,
                source_value, target_value, winner)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private static final String RENEW =
            """
            update failure set kind = ?, field = ?, reason = ?, detail = ?, waits_for = ?,
                state = case when coalesce(source_hash, '') = ? then state else 'WAITING' end,
                source_row = ?, source_hash = ?, mapping_version = ?, last_at = ?, next_at = ?,
                cause = ?, cause_group = ?, attempts = attempts + 1
            where task_company_id = ? and row_key = ?\
            """;

    private static final String INSERT =
            """
            insert into failure (kind, field, reason, detail, waits_for, source_row, source_hash,
                mapping_version, last_at, next_at, cause, cause_group, task_company_id, row_key,
                first_at, attempts)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)\
            """;

    private final Connection connection;
    private final int taskCompanyId;
    private final OffsetDateTime now;
    private final Payloads payloads;

    OutcomeWriter(Connection connection, int taskCompanyId, OffsetDateTime now, Payloads payloads) {
        this.connection = connection;
        this.taskCompanyId = taskCompanyId;
        this.now = now;
        this.payloads = payloads;
    }

    /** Replaces the waiting conflicts of the decided rows. */
    void conflicts(long runId, Collection<String> decided, List<NewConflict> conflicts)
            throws SQLException {
        if (!decided.isEmpty()) {
            try (PreparedStatement delete = connection.prepareStatement(CLOSE)) {
                delete.setArray(1, array(decided.stream().map(StoredText::key).sorted().toList()));
                delete.setInt(2, taskCompanyId);
                delete.executeUpdate();
            }
        }
        if (conflicts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_CONFLICT)) {
            for (NewConflict conflict : conflicts) {
                String key = StoredText.key(conflict.key());
                insert.setInt(1, taskCompanyId);
                insert.setString(2, key);
                insert.setLong(3, runId);
                insert.setObject(4, now);
                insert.setString(5, StoredText.clean(conflict.field(), 200));
                insert.setString(6, conflict.base() == null ? null : value(key, conflict.base()));
                insert.setString(7, value(key, conflict.source()));
                insert.setString(8, value(key, conflict.target()));
                insert.setString(9, conflict.winner().name());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Ends failures, and keeps that they were and how they ended.
     *
     * @param keys those without a failure are ignored
     */
    void settle(long runId, Resolution how, Collection<String> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        Array stored = array(keys.stream().map(StoredText::key).sorted().distinct().toList());
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setObject(1, now);
            keep.setString(2, how.name());
            keep.setLong(3, runId);
            keep.setArray(4, stored);
            keep.setInt(5, taskCompanyId);
            if (keep.executeUpdate() == 0) {
                return;
            }
        }
        try (PreparedStatement delete = connection.prepareStatement(SETTLE)) {
            delete.setArray(1, stored);
            delete.setInt(2, taskCompanyId);
            delete.executeUpdate();
        }
    }

    void fail(List<NewFailure> failures) throws SQLException {
        if (failures.isEmpty()) {
            return;
        }
        Map<String, NewFailure> byKey = new TreeMap<>();
        failures.forEach(failure -> byKey.put(StoredText.key(failure.key()), failure));
        Map<String, FailureCause> causes = new HashMap<>();
        byKey.forEach((key, failure) -> causes.put(key, FailureCause.of(taskCompanyId, failure)));
        Map<String, NewFailure> unknown = renew(byKey, causes);
        if (unknown.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Map.Entry<String, NewFailure> failure : unknown.entrySet()) {
                bind(insert, 6, failure, causes);
                insert.setObject(15, now);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private Map<String, NewFailure> renew(
            Map<String, NewFailure> byKey, Map<String, FailureCause> causes) throws SQLException {
        Map<String, NewFailure> unknown = new LinkedHashMap<>();
        try (PreparedStatement update = connection.prepareStatement(RENEW)) {
            for (Map.Entry<String, NewFailure> failure : byKey.entrySet()) {
                update.setString(6, hash(failure.getValue()));
                bind(update, 7, failure, causes);
                update.addBatch();
            }
            int[] updated = update.executeBatch();
            List<String> keys = new ArrayList<>(byKey.keySet());
            for (int i = 0; i < updated.length; i++) {
                if (updated[i] == 0) {
                    unknown.put(keys.get(i), byKey.get(keys.get(i)));
                }
            }
        }
        return unknown;
    }

    private static String hash(NewFailure failure) {
        return StoredText.clean(failure.sourceHash(), Integer.MAX_VALUE);
    }

    /**
     * @param next the first parameter after those of the reason
     */
    private void bind(
            PreparedStatement statement,
            int next,
            Map.Entry<String, NewFailure> row,
            Map<String, FailureCause> causes)
            throws SQLException {
        String key = row.getKey();
        NewFailure failure = row.getValue();
        FailureCause cause = causes.get(key);
        statement.setString(1, failure.kind().name());
        statement.setString(2, StoredText.clean(failure.field(), 200));
        statement.setString(3, StoredText.clean(failure.reason(), 2000));
        statement.setString(4, StoredText.clean(failure.detail(), 8000));
        statement.setString(5, StoredText.clean(failure.waitsFor(), 2000));
        statement.setString(next, payloads.seal(key, StoredText.cleanOrNull(failure.sourceRow())));
        statement.setString(next + 1, StoredText.cleanOrNull(failure.sourceHash()));
        statement.setString(next + 2, StoredText.clean(failure.mappingVersion(), 64));
        statement.setObject(next + 3, now);
        statement.setObject(next + 4, Instants.toColumn(failure.nextAt()));
        statement.setString(next + 5, cause.text());
        statement.setString(next + 6, cause.group());
        statement.setInt(next + 7, taskCompanyId);
        statement.setString(next + 8, key);
    }

    private String value(String key, String text) {
        return payloads.seal(key, StoredText.clean(text, 4000));
    }

    private Array array(Collection<String> values) throws SQLException {
        return connection.createArrayOf("varchar", values.toArray());
    }
}
