package dev.p2c.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Failures of a task in a company that may be tried again, by the reason for the next attempt.
 * Thread-safe.
 */
public final class DueFailures {

    private final Database database;
    private final TaskCompanies taskCompanies;
    private final FailureRows rows;

    DueFailures(Database database, TaskCompanies taskCompanies, FailureRows rows) {
        this.database = database;
        this.taskCompanies = taskCompanies;
        this.rows = rows;
    }

    /** Failures whose next attempt is due, the longest due first. */
    public List<Failure> dueForRetry(String task, String company, Instant now, int limit) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        FailureRows.SELECT
                                                + " where f.task_company_id = :id"
                                                + " and f.state = 'WAITING'"
                                                + " and f.next_at <= :now"
                                                + " order by f.next_at, f.id limit :limit")
                                .bind("id", id)
                                .bind("now", Instants.toColumn(now))
                                .bind("limit", limit)
                                .map(rows)
                                .list());
    }

    /**
     * Ids, in order, of failures to be tried in any case: the next attempt is due, the failure
     * happened under another version of the mapping, or the row is in conflict. Failures without a
     * source row are left out.
     */
    public List<Long> due(String task, String company, String version, Instant now) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        """
                                        select id from failure
                                        where task_company_id = :id and source_row is not null
                                            and state = 'WAITING'
                                            and (kind = 'CONFLICT' or next_at <= :now
                                                or mapping_version <> :version)
                                        order by id\
                                        """)
                                .bind("id", id)
                                .bind("now", Instants.toColumn(now))
                                .bind("version", StoredText.clean(version, 64))
                                .mapTo(Long.class)
                                .list());
    }

    /** Ids, in order, of the next failures that have a source row, at most {@code limit}. */
    public List<Long> after(String task, String company, long after, int limit) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        """
                                        select id from failure
                                        where task_company_id = :id and source_row is not null
                                            and id > :after
                                        order by id limit :limit\
                                        """)
                                .bind("id", id)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(Long.class)
                                .list());
    }

    /** The failures with these ids that still exist, in order. */
    public List<Failure> get(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        FailureRows.SELECT + " where f.id in (<ids>) order by f.id")
                                .bindList("ids", List.copyOf(ids))
                                .map(rows)
                                .list());
    }

    /** The distinct {@link Failure#waitsFor} texts of a task's parked rows. */
    public List<String> waitedFor(String task, String company) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select distinct waits_for from failure"
                                                + " where task_company_id = :id"
                                                + " and state = 'WAITING' and kind = 'PARKED'")
                                .bind("id", id)
                                .mapTo(String.class)
                                .list());
    }

    /**
     * Ids, in order, of parked rows that wait for one of the given rows.
     *
     * @param waitedFor texts of {@link #waitedFor}
     */
    public List<Long> parkedFor(String task, String company, Collection<String> waitedFor) {
        if (waitedFor.isEmpty()) {
            return List.of();
        }
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select f.id from unnest(:waited) k(v)"
                                                + " join failure f on f.waits_for = k.v"
                                                + " and f.task_company_id = :id"
                                                + " and f.state = 'WAITING'"
                                                + " and f.kind = 'PARKED'"
                                                + " and f.source_row is not null"
                                                + " order by f.id")
                                .bind("id", id)
                                .bindByType(
                                        "waited", waitedFor.toArray(String[]::new), String[].class)
                                .mapTo(Long.class)
                                .list());
    }
}
