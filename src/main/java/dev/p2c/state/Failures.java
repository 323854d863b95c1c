package dev.p2c.state;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stored failures: rejected and parked rows, rows in conflict, and rows whose source row was
 * deleted. Written and removed by {@link State#commit}. Thread-safe.
 */
public final class Failures {

    private final Database database;
    private final TaskCompanies taskCompanies;
    private final FailureRows rows;
    private final Clock clock;

    Failures(Database database, TaskCompanies taskCompanies, FailureRows rows, Clock clock) {
        this.database = database;
        this.taskCompanies = taskCompanies;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * The selected failures, newest first. The page is found in an index alone, then its rows are
     * read: fifty thousand may wait.
     */
    public List<Failure> list(FailureFilter filter) {
        String order = filter.group().isPresent() ? "f.id desc" : "f.last_at desc, f.id desc";
        String page =
                "select f.id from failure f join task_company t on t.id = f.task_company_id"
                        + filter.conditions()
                        + " order by "
                        + order
                        + " limit :limit offset :offset";
        return database.readWith(
                handle ->
                        filter.query(
                                        handle,
                                        "select f.*, t.task, t.company from ("
                                                + page
                                                + ") p join failure f on f.id = p.id"
                                                + " join task_company t on t.id = f.task_company_id"
                                                + " order by "
                                                + order)
                                .map(rows)
                                .list());
    }

    public Optional<Failure> get(long id) {
        return database.readWith(
                handle ->
                        handle.createQuery(FailureRows.SELECT + " where f.id = :id")
                                .bind("id", id)
                                .map(rows)
                                .findOne());
    }

    /**
     * Finds failures by the integration keys of their rows.
     *
     * @param keys any number
     * @return failures by the given keys; keys without a failure are absent
     */
    public Map<String, Failure> find(String task, String company, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        int id = taskCompanies.id(task, company);
        Map<String, String> keysByStored = new HashMap<>();
        keys.forEach(key -> keysByStored.put(StoredText.key(key), key));
        Map<String, Failure> found = new HashMap<>();
        database.readWith(
                        handle ->
                                handle.createQuery(
                                                "select f.*, t.task, t.company from unnest(:keys)"
                                                        + " k(v) join failure f on f.task_company_id ="
                                                        + " :id and f.row_key = k.v join task_company t"
                                                        + " on t.id = f.task_company_id")
                                        .bind("id", id)
                                        .bindByType(
                                                "keys",
                                                keysByStored.keySet().toArray(String[]::new),
                                                String[].class)
                                        .map(rows)
                                        .list())
                .forEach(failure -> found.put(keysByStored.get(failure.key()), failure));
        return found;
    }

    /**
     * Makes failures due now.
     *
     * @return number of failures that still exist
     */
    public int requestRetry(Collection<Long> ids) {
        return database.writeWith(
                handle -> {
                    var batch =
                            handle.prepareBatch("update failure set next_at = :now where id = :id");
                    ids.forEach(
                            id ->
                                    batch.bind("now", Instants.toColumn(clock.instant()))
                                            .bind("id", id)
                                            .add());
                    int sum = 0;
                    for (int count : ids.isEmpty() ? new int[0] : batch.execute()) {
                        sum += count;
                    }
                    return sum;
                });
    }

    /** Whether any row of a task and company waits, or was left aside. */
    public boolean any(String task, String company) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select 1 from failure where task_company_id = :id"
                                                + " fetch first 1 rows only")
                                .bind("id", id)
                                .mapTo(Integer.class)
                                .findOne()
                                .isPresent());
    }
}
