package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Rejected and parked rows; written and settled by {@link State#commit}. Thread-safe. */
public final class Failures {

    private static final String SELECT =
            """
            select f.*, t.task, t.company
            from failure f join task_company t on t.id = f.task_company_id\
            """;

    private static final String SELECT_GROUPS =
            """
            select t.task, t.company, f.kind, f.field, f.reason, f.waits_for, min(f.id) id,
                min(f.row_key) row_key, count(*) number_of_rows, max(f.attempts) attempts,
                min(f.first_at) first_at, max(f.last_at) last_at
            from failure f join task_company t on t.id = f.task_company_id\
            """;

    private final Database database;
    private final TaskCompanies taskCompanies;
    private final Payloads payloads;
    private final Clock clock;

    Failures(Database database, TaskCompanies taskCompanies, Payloads payloads, Clock clock) {
        this.database = database;
        this.taskCompanies = taskCompanies;
        this.payloads = payloads;
        this.clock = clock;
    }

    /** Newest failure first. */
    public List<Failure> list(FailureFilter filter) {
        return database.readWith(
                handle ->
                        query(
                                        handle,
                                        SELECT
                                                + conditions(filter)
                                                + " order by f.last_at desc, f.id desc limit :limit",
                                        filter)
                                .map(this::failure)
                                .list());
    }

    /** One for each reason, however many rows it keeps back; newest first. */
    public List<FailureGroup> groups(FailureFilter filter) {
        return database.readWith(
                handle ->
                        query(
                                        handle,
                                        SELECT_GROUPS
                                                + conditions(filter)
                                                + " group by t.task, t.company, f.kind, f.field,"
                                                + " f.reason, f.waits_for"
                                                + " order by max(f.last_at) desc, min(f.id) desc"
                                                + " limit :limit",
                                        filter)
                                .map((row, context) -> FailureGroup.of(row))
                                .list());
    }

    private static String conditions(FailureFilter filter) {
        return " where 1 = 1"
                + filter.task().map(t -> " and t.task = :task").orElse("")
                + filter.company().map(c -> " and t.company = :company").orElse("")
                + filter.kind().map(k -> " and f.kind = :kind").orElse("")
                + filter.key().map(k -> " and f.row_key = :key").orElse("");
    }

    private static Query query(Handle handle, String sql, FailureFilter filter) {
        Query query = handle.createQuery(sql);
        filter.task().ifPresent(task -> query.bind("task", task));
        filter.company().ifPresent(company -> query.bind("company", company));
        filter.kind().ifPresent(kind -> query.bind("kind", kind.name()));
        filter.key().ifPresent(key -> query.bind("key", StoredText.key(key)));
        return query.bind("limit", filter.limit());
    }

    public Optional<Failure> get(long id) {
        return database.readWith(
                handle ->
                        handle.createQuery(SELECT + " where f.id = :id")
                                .bind("id", id)
                                .map(this::failure)
                                .findOne());
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

    /**
     * @param keys any number
     * @return by key as asked; keys without a failure are absent
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
                                                "select f.*, t.task, t.company from unnest(:keys) k(v)"
                                                        + " join failure f on f.task_company_id = :id"
                                                        + " and f.row_key = k.v"
                                                        + " join task_company t"
                                                        + " on t.id = f.task_company_id")
                                        .bind("id", id)
                                        .bindByType(
                                                "keys",
                                                keysByStored.keySet().toArray(String[]::new),
                                                String[].class)
                                        .map(this::failure)
                                        .list())
                .forEach(failure -> found.put(keysByStored.get(failure.key()), failure));
        return found;
    }

    /** Makes them due now; those that are gone meanwhile do not count. */
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

    /** The longest due first. */
    public List<Failure> dueForRetry(String task, String company, Instant now, int limit) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        SELECT
                                                + " where f.task_company_id = :id"
                                                + " and f.next_at <= :now"
                                                + " order by f.next_at, f.id limit :limit")
                                .bind("id", id)
                                .bind("now", Instants.toColumn(now))
                                .bind("limit", limit)
                                .map(this::failure)
                                .list());
    }

    /** Of an earlier or later version of the mapping than this one, the oldest first. */
    public List<Failure> ofOtherVersion(String task, String company, String version, int limit) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        SELECT
                                                + " where f.task_company_id = :id"
                                                + " and f.mapping_version <> :version"
                                                + " order by f.id limit :limit")
                                .bind("id", id)
                                .bind("version", StoredText.clean(version, 64))
                                .bind("limit", limit)
                                .map(this::failure)
                                .list());
    }

    /** What the parked rows wait for, each thing once, however many rows wait for it. */
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

    /** Parked rows that wait for one of these, as {@link #waitedFor} tells them; oldest first. */
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
                                .map(this::failure)
                                .list());
    }

    /** Gives the row up until its source row changes. */
    public boolean discard(long id) {
        return database.writeWith(
                handle -> {
                    Conflicts.discard(handle, id);
                    return handle.execute("delete from failure where id = ?", id) == 1;
                });
    }

    private Failure failure(ResultSet row, StatementContext context) throws SQLException {
        return new Failure(
                row.getLong("id"),
                row.getString("task"),
                row.getString("company"),
                row.getString("row_key"),
                Kind.valueOf(row.getString("kind")),
                row.getString("field"),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("waits_for"),
                payloads.open(row.getString("row_key"), row.getString("source_row")),
                row.getString("source_hash"),
                row.getString("mapping_version"),
                row.getInt("attempts"),
                Instants.fromColumn(row, "first_at"),
                Instants.fromColumn(row, "last_at"),
                Instants.fromColumn(row, "next_at"),
                StoredText.clean(row.getString("taken"), 10));
    }
}
