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
                                                + " and f.next_at <= :now"
                                                + " order by f.next_at, f.id limit :limit")
                                .bind("id", id)
                                .bind("now", Instants.toColumn(now))
                                .bind("limit", limit)
                                .map(rows)
                                .list());
    }

    /** Failures that happened under another version of the mapping, the oldest first. */
    public List<Failure> ofOtherVersion(String task, String company, String version, int limit) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        FailureRows.SELECT
                                                + " where f.task_company_id = :id"
                                                + " and f.mapping_version <> :version"
                                                + " order by f.id limit :limit")
                                .bind("id", id)
                                .bind("version", StoredText.clean(version, 64))
                                .bind("limit", limit)
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
                                                + " and kind = 'PARKED'")
                                .bind("id", id)
                                .mapTo(String.class)
                                .list());
    }

    /**
     * Parked rows that wait for one of the given rows, the oldest first.
     *
     * @param waitedFor texts of {@link #waitedFor}
     */
    public List<Failure> parkedFor(
            String task, String company, Collection<String> waitedFor, int limit) {
        if (waitedFor.isEmpty()) {
            return List.of();
        }
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select f.*, t.task, t.company from unnest(:waited) k(v)"
                                                + " join failure f on f.waits_for = k.v"
                                                + " and f.task_company_id = :id"
                                                + " and f.kind = 'PARKED'"
                                                + " join task_company t"
                                                + " on t.id = f.task_company_id"
                                                + " order by f.id limit :limit")
                                .bind("id", id)
                                .bindByType(
                                        "waited", waitedFor.toArray(String[]::new), String[].class)
                                .bind("limit", limit)
                                .map(rows)
                                .list());
    }
}
