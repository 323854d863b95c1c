package dev.p2c.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts failures by task and by reason. Thread-safe. */
public final class FailureCounts {

    private static final String GROUPED =
            " group by t.task, t.company, f.kind, f.field, f.reason, f.waits_for";

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

    /** The selected failures grouped by reason, newest first. */
    public List<FailureGroup> groups(FailureFilter filter) {
        return database.readWith(
                handle ->
                        filter.query(
                                        handle,
                                        SELECT_GROUPS
                                                + filter.conditions()
                                                + GROUPED
                                                + " order by max(f.last_at) desc, min(f.id) desc"
                                                + " limit :limit")
                                .map((row, context) -> FailureGroup.of(row))
                                .list());
    }

    /** How many failures and groups there are without the limit of the filter. */
    public FailureTotals totals(FailureFilter filter) {
        String groups =
                "select count(*) n from failure f join task_company t on t.id = f.task_company_id"
                        + filter.conditions()
                        + GROUPED;
        return database.readWith(
                handle ->
                        filter.query(
                                        handle,
                                        "select coalesce(sum(g.n), 0) n, count(*) groups_found from"
                                            + " ("
                                                + groups
                                                + ") g limit :limit")
                                .map(
                                        (row, context) ->
                                                new FailureTotals(
                                                        row.getLong("n"),
                                                        row.getLong("groups_found")))
                                .one());
    }

    public long count(FailureKind kind) {
        return database.readWith(
                handle ->
                        handle.createQuery("select count(*) from failure where kind = :kind")
                                .bind("kind", kind.name())
                                .mapTo(Long.class)
                                .one());
    }

    /** Numbers of waiting rows by task, over all companies; tasks without any are absent. */
    public Map<String, WaitingRows> waiting() {
        return waiting(null);
    }

    /**
     * Numbers of waiting rows by task; tasks without any are absent.
     *
     * @param company null for all companies
     */
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
                                        group by t.task\
                                        """)
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

    /**
     * Groups of at least so many rejected or parked rows of one task and reason, largest first.
     *
     * @param since rows that failed first since then are recent
     */
    public List<FailureBurst> bursts(long rows, Instant since) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        """
                                        select t.task, f.reason, count(*) n,
                                            sum(case when f.first_at >= :since then 1 else 0 end) r
                                        from failure f
                                        join task_company t on t.id = f.task_company_id
                                        where f.kind in ('REJECTED', 'PARKED')
                                        group by t.task, f.reason having count(*) >= :rows
                                        order by count(*) desc\
                                        """)
                                .bind("rows", rows)
                                .bind("since", Instants.toColumn(since))
                                .map(
                                        (row, context) ->
                                                new FailureBurst(
                                                        row.getString("task"),
                                                        row.getString("reason"),
                                                        row.getLong("n"),
                                                        row.getLong("r")))
                                .list());
    }

    /**
     * The rows of a company that are still to be written, by task; tasks without any are absent.
     */
    public Map<String, Backlog> backlog(String company) {
        Map<String, Backlog> backlog = new TreeMap<>();
        database.readWith(
                handle ->
                        handle.createQuery(
                                        """
                                        select t.task,
                                            sum(case when f.kind = 'REJECTED' then 1 else 0 end) r,
                                            sum(case when f.kind = 'PARKED' then 1 else 0 end) p,
                                            sum(case when f.kind = 'CONFLICT' then 1 else 0 end) c,
                                            min(f.next_at) next_at
                                        from failure f
                                        join task_company t on t.id = f.task_company_id
                                        where t.company = :company and f.kind <> 'DELETED'
                                        group by t.task\
                                        """)
                                .bind("company", company)
                                .map(
                                        (row, context) ->
                                                backlog.put(
                                                        row.getString("task"),
                                                        new Backlog(
                                                                row.getLong("r"),
                                                                row.getLong("p"),
                                                                row.getLong("c"),
                                                                Instants.fromColumn(
                                                                        row, "next_at"))))
                                .list());
        return backlog;
    }

    /** Numbers by task of rows whose source row was deleted while the target still has the row. */
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
