package dev.p2c.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.StatementContext;

/** The history of runs. The counts of a run are written by {@link State#commit}. Thread-safe. */
public final class RunHistory {

    private static final int ERROR_LENGTH = 8000;
    private static final int USER_LENGTH = 200;
    private static final String ABANDONED = "its process ended before the run did";

    private static final String ADD_COUNTS =
            """
            update run_task set rows_read = rows_read + ?, created = created + ?,
                updated = updated + ?, unchanged = unchanged + ?, skipped = skipped + ?,
                parked = parked + ?, rejected = rejected + ?,
                deactivated = deactivated + ?, deleted = deleted + ?
            where task = ? and run_id = ?\
            """;

    private static final String INSERT_COUNTS =
            """
            insert into run_task (rows_read, created, updated, unchanged, skipped, parked, rejected,
                deactivated, deleted, task, run_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    /**
     * All runs; a run whose process no longer holds the direction's lease has been abandoned,
     * though the next run of the direction has not recorded that yet.
     */
    static final String RUNS =
            """
            (select r.*, r.status = 'RUNNING' and not exists (
                select 1 from lease l
                where l.name = 'direction ' || r.direction and l.expires_at > current_timestamp
            ) abandoned from run r) r\
            """;

    private final Database database;
    private final Clock clock;

    RunHistory(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The name of the lease that a run of the direction needs. */
    public static String lease(String direction) {
        return "direction " + direction;
    }

    /**
     * Stores a new run as {@link RunStatus#RUNNING}.
     *
     * @param company empty if the run covers all companies
     * @param trigger what started the run: {@code schedule}, {@code command}
     * @return the id of the run
     */
    public long start(String direction, String company, String trigger, Instant startedAt) {
        return start(direction, company, new Asked(trigger, ""), startedAt);
    }

    /**
     * Who asked for a run.
     *
     * @param trigger what started the run: {@code schedule}, {@code command}, {@code jmx}, {@code
     *     start}, {@code apply}
     * @param user the person, as the operating system or the console knows them; may be empty
     */
    public record Asked(String trigger, String user) {}

    /**
     * Stores a new run as {@link RunStatus#RUNNING}.
     *
     * @param company empty if the run covers all companies
     * @return the id of the run
     */
    public long start(String direction, String company, Asked asked, Instant startedAt) {
        return database.writeWith(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into run
                                            (direction, company, started_by, asked_by, status,
                                                started_at, error)
                                        values (:direction, :company, :by, :user, 'RUNNING', :at,
                                            '')\
                                        """)
                                .bind("direction", direction)
                                .bind("company", company)
                                .bind("by", asked.trigger())
                                .bind("user", StoredText.clean(asked.user(), USER_LENGTH))
                                .bind("at", Instants.toColumn(startedAt))
                                .executeAndReturnGeneratedKeys("id")
                                .mapTo(Long.class)
                                .one());
    }

    /** Stores how a run ended that has read nothing completely. */
    public void finish(long id, RunStatus status, String error) {
        finish(id, status, error, AllRead.NOTHING);
    }

    /**
     * Stores how a run ended, and what it has read completely.
     *
     * @param error empty or null for none
     */
    public void finish(long id, RunStatus status, String error, AllRead read) {
        database.writeWith(
                handle -> {
                    read.store(handle);
                    return handle.execute(
                            "update run set status = ?, ended_at = ?, error = ? where id = ?",
                            status.name(),
                            Instants.toColumn(clock.instant()),
                            StoredText.clean(error, ERROR_LENGTH),
                            id);
                });
    }

    /**
     * Marks the running runs of a direction as abandoned. Only for the holder of the direction's
     * lease: a live run would be marked, too.
     *
     * @return number of abandoned runs
     */
    public int abandon(String direction) {
        return database.writeWith(
                handle ->
                        handle.execute(
                                """
                                update run set status = 'ABANDONED', ended_at = ?, error = ?
                                where direction = ? and status = 'RUNNING'\
                                """,
                                Instants.toColumn(clock.instant()),
                                ABANDONED,
                                direction));
    }

    /** The latest runs, newest first. */
    public List<RunRecord> latest(int limit) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select * from " + RUNS + " order by id desc limit :limit")
                                .bind("limit", limit)
                                .map(RunHistory::run)
                                .list());
    }

    /** The latest runs of a direction, newest first. */
    public List<RunRecord> latestOf(String direction, int limit) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select * from "
                                                + RUNS
                                                + " where direction = :direction"
                                                + " order by id desc limit :limit")
                                .bind("direction", direction)
                                .bind("limit", limit)
                                .map(RunHistory::run)
                                .list());
    }

    /** The run with this id; empty if there is none, or if its record was purged. */
    public Optional<RunRecord> find(long id) {
        return database.readWith(
                handle ->
                        handle.createQuery("select * from " + RUNS + " where id = :id")
                                .bind("id", id)
                                .map(RunHistory::run)
                                .findOne());
    }

    /** Counts by task so far; a task that committed nothing yet is absent. */
    public Map<String, Counts> counts(long id) {
        Map<String, Counts> counts = new TreeMap<>();
        database.readWith(
                handle ->
                        handle.createQuery("select * from run_task where run_id = :id")
                                .bind("id", id)
                                .map((row, c) -> counts.put(row.getString("task"), counts(row)))
                                .list());
        return counts;
    }

    /** The newest run of each task that committed at least one batch, even of zero rows. */
    public Map<String, TaskRun> lastByTask() {
        Map<String, TaskRun> last = new TreeMap<>();
        database.readWith(
                        handle ->
                                handle.createQuery(
                                                """
select r.*, c.*
from (select t.task, (select max(x.run_id)
          from run_task x where x.task = t.task) id
      from (select distinct task from task_company) t) n
join run_task c on c.task = n.task and c.run_id = n.id
join
"""
                                                        + RUNS
                                                        + " on r.id = n.id")
                                        .map(RunHistory::taskRun)
                                        .list())
                .forEach(run -> last.put(run.task(), run));
        return last;
    }

    /** Adds the counts of a batch to its run, in a transaction of the caller. */
    static void add(Connection connection, long runId, String task, Counts counts)
            throws SQLException {
        if (execute(connection, ADD_COUNTS, runId, task, counts) == 0) {
            execute(connection, INSERT_COUNTS, runId, task, counts);
        }
    }

    private static int execute(
            Connection connection, String sql, long runId, String task, Counts counts)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, counts.read());
            statement.setLong(2, counts.created());
            statement.setLong(3, counts.updated());
            statement.setLong(4, counts.unchanged());
            statement.setLong(5, counts.skipped());
            statement.setLong(6, counts.parked());
            statement.setLong(7, counts.rejected());
            statement.setLong(8, counts.deactivated());
            statement.setLong(9, counts.deleted());
            statement.setString(10, task);
            statement.setLong(11, runId);
            return statement.executeUpdate();
        }
    }

    private static TaskRun taskRun(ResultSet row, StatementContext context) throws SQLException {
        return new TaskRun(run(row, context), row.getString("task"), counts(row));
    }

    static RunRecord run(ResultSet row, StatementContext context) throws SQLException {
        boolean isAbandoned = row.getBoolean("abandoned");
        return new RunRecord(
                row.getLong("id"),
                row.getString("direction"),
                row.getString("company"),
                row.getString("started_by"),
                row.getString("asked_by"),
                isAbandoned ? RunStatus.ABANDONED : RunStatus.valueOf(row.getString("status")),
                Instants.fromColumn(row, "started_at"),
                Instants.fromColumn(row, "ended_at"),
                isAbandoned ? ABANDONED : row.getString("error"));
    }

    static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("rows_read"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("unchanged"),
                row.getLong("skipped"),
                row.getLong("parked"),
                row.getLong("rejected"),
                row.getLong("deactivated"),
                row.getLong("deleted"));
    }
}
