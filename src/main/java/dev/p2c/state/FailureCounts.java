package dev.p2c.state;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers of failures, by task and by reason. Thread-safe. */
public final class FailureCounts {

    private static final String SELECT_GROUPS =
            """
            select t.task, t.company, f.kind, f.field, f.reason, f.waits_for, min(f.id) id,
                min(f.row_key) row_key, count(*) number_of_rows, max(f.attempts) attempts,
                min(f.first_at) first_at, max(f.last_at) last_at
            from failure f join task_company t on t.id = f.task_company_id\
            """;

    private final Database database;

    FailureCounts(Database database) {
        this.database = database;
    }

    /** One for each reason, however many rows it keeps back; newest first. */
    public List<FailureGroup> groups(FailureFilter filter) {
        return database.readWith(
                handle ->
                        filter.query(
                                        handle,
                                        SELECT_GROUPS
                                                + filter.conditions()
                                                + " group by t.task, t.company, f.kind, f.field,"
                                                + " f.reason, f.waits_for"
                                                + " order by max(f.last_at) desc, min(f.id) desc"
                                                + " limit :limit")
                                .map((row, context) -> FailureGroup.of(row))
                                .list());
    }

    public long count(Kind kind) {
        return database.readWith(
                handle ->
                        handle.createQuery("select count(*) from failure where kind = :kind")
                                .bind("kind", kind.name())
                                .mapTo(Long.class)
                                .one());
    }

    /** By task, over all companies; tasks for which nothing waits are absent. */
    public Map<String, WaitingRows> waiting() {
        return waiting(null);
    }

    /** The same of one company; null for all. */
    public Map<String, WaitingRows> waiting(String company) {
        Map<String, WaitingRows> waiting = new TreeMap<>();
        database.readWith(
                handle ->
                        handle.createQuery(
                                        """
                                        select t.task, min(f.first_at) oldest,
                                            sum(case when f.kind = 'REJECTED' then 1 else 0 end) r,
                                            sum(case when f.kind = 'PARKED' then 1 else 0 end) p,
                                            sum(case when f.kind = 'CONFLICT' then 1 else 0 end) c
                                        from failure f
                                        join task_company t on t.id = f.task_company_id
                                        where t.company = coalesce(:company, t.company)
                                        group by t.task""")
                                .bind("company", company)
                                .map(
                                        (row, context) ->
                                                waiting.put(
                                                        row.getString("task"),
                                                        new WaitingRows(
                                                                row.getLong("r"),
                                                                row.getLong("p"),
                                                                row.getLong("c"),
                                                                Instants.fromColumn(
                                                                        row, "oldest"))))
                                .list());
        return waiting;
    }

    /** Rows by task whose deleted source rows are reported to people and still in the target. */
    public Map<String, Long> deleted() {
        Map<String, Long> deleted = new TreeMap<>();
        database.readWith(
                handle ->
                        handle.createQuery(
                                        "select t.task, count(*) n from failure f"
                                                + " join task_company t on t.id = f.task_company_id"
                                                + " where f.kind = 'DELETED' group by t.task")
                                .map(
                                        (row, context) ->
                                                deleted.put(
                                                        row.getString("task"), row.getLong("n")))
                                .list());
        return deleted;
    }
}
