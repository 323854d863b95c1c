package dev.p2c.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts failures by task and by cause. Thread-safe. */
public final class FailureCounts {

    private static final String FROM =
            " from failure f join task_company t on t.id = f.task_company_id";

    /** Only small columns are grouped; the texts are those of each group's oldest failure. */
    private static final String GROUPS =
            """
            select g.*, f.id, f.row_key, f.kind, f.field, f.cause, f.reason, f.detail, f.waits_for,
                t.task, t.company
            from (select f.cause_group, min(f.id) oldest, count(*) number_of_rows,
                    max(f.attempts) tries, min(f.first_at) earliest, max(f.last_at) latest,
                    count(*) over () groups_found, sum(count(*)) over () rows_found
                %s%s group by f.cause_group
                order by count(*) desc, max(f.last_at) desc, min(f.id) desc
                limit :limit offset :offset) g
            join failure f on f.id = g.oldest
            join task_company t on t.id = f.task_company_id
            order by g.number_of_rows desc, g.latest desc, g.oldest desc\
            """;

    private final Database database;

    FailureCounts(Database database) {
        this.database = database;
    }

    /** The selected failures grouped by cause, the largest group first. */
    public List<FailureGroup> groups(FailureFilter filter) {
        return page(filter).groups();
    }

    /** A page of groups, and how many there are on all pages: both from one look at the rows. */
    public FailureGroups page(FailureFilter filter) {
        String sql = GROUPS.formatted(FROM, filter.conditionsOfCounts());
        List<FailureTotals> totals = new ArrayList<>();
        List<FailureGroup> groups =
                database.readWith(
                        handle ->
                                filter.query(handle, sql)
                                        .map(
                                                (row, context) -> {
                                                    totals.add(FailureTotals.of(row));
                                                    return FailureGroup.of(row);
                                                })
                                        .list());
        return new FailureGroups(totals.isEmpty() ? totals(filter) : totals.get(0), groups);
    }

    /** How many failures and groups there are without the page of the filter. */
    public FailureTotals totals(FailureFilter filter) {
        String sql =
                "select count(*) rows_found, count(distinct f.cause_group) groups_found"
                        + FROM
                        + filter.conditionsOfCounts();
        return database.readWith(
                handle ->
                        filter.bind(handle.createQuery(sql))
                                .map((row, context) -> FailureTotals.of(row))
                                .one());
    }

    /** The tasks of the selected failures. */
    public Set<String> tasks(FailureFilter filter) {
        String sql = "select distinct t.task" + FROM + filter.conditions();
        return database.readWith(
                handle -> filter.bind(handle.createQuery(sql)).mapTo(String.class).set());
    }

    public long count(FailureKind kind) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select count(*) from failure"
                                                + " where kind = :kind and state = 'WAITING'")
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
                                        where f.state = 'WAITING'
                                            and t.company = coalesce(:company, t.company)
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
     * Groups of at least so many rejected or parked rows of one task and cause, largest first.
     *
     * @param since rows that failed first since then are recent
     */
    public List<FailureBurst> bursts(long rows, Instant since) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        """
                                        select g.*, f.row_key, f.reason, f.cause_group
                                        from (select t.task, f.cause, count(*) n,
                                                sum(case when f.first_at >= :since then 1
                                                    else 0 end) r,
                                                min(f.id) oldest,
                                                count(distinct f.cause_group) number_of_groups
                                            from failure f
                                            join task_company t on t.id = f.task_company_id
                                            where f.kind in ('REJECTED', 'PARKED')
                                                and f.state = 'WAITING'
                                            group by t.task, f.cause having count(*) >= :rows) g
                                        join failure f on f.id = g.oldest
                                        order by g.n desc, g.oldest\
                                        """)
                                .bind("rows", rows)
                                .bind("since", Instants.toColumn(since))
                                .map(
                                        (row, context) ->
                                                new FailureBurst(
                                                        row.getString("task"),
                                                        row.getString("cause"),
                                                        row.getInt("number_of_groups") == 1
                                                                ? row.getString("cause_group")
                                                                : "",
                                                        row.getLong("n"),
                                                        row.getLong("r"),
                                                        row.getString("row_key"),
                                                        row.getString("reason")))
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
                                            and f.state = 'WAITING'
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
                                        "select t.task, count(*) n from failure f join task_company"
                                                + " t on t.id = f.task_company_id where f.kind ="
                                                + " 'DELETED' and f.state = 'WAITING' group by t.task")
                                .map(
                                        (row, context) ->
                                                deleted.put(
                                                        row.getString("task"), row.getLong("n")))
                                .list());
        return deleted;
    }
}
