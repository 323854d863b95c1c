package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads many runs at once, for people who look at them. Thread-safe. */
public final class RunPages {

    private static final long HOUR = 3600;

    private static final String SUMS =
            """
            sum(c.rows_read) rows_read, sum(c.created) created, sum(c.updated) updated,
            sum(c.unchanged) unchanged, sum(c.skipped) skipped, sum(c.parked) parked,
            sum(c.rejected) rejected, sum(c.deactivated) deactivated, sum(c.deleted) deleted\
            """;

    private final Database database;

    RunPages(Database database) {
        this.database = database;
    }

    /** A part of the selected runs, newest first. */
    public List<RunRecord> page(RunFilter filter, long offset, int limit) {
        String sql =
                "select * from "
                        + RunHistory.RUNS
                        + filter.conditions()
                        + " order by id desc limit :limit offset :offset";
        return database.readWith(
                handle ->
                        filter.bind(handle.createQuery(sql))
                                .bind("limit", limit)
                                .bind("offset", offset)
                                .map(RunHistory::run)
                                .list());
    }

    /** How many runs are selected. */
    public long count(RunFilter filter) {
        return database.readWith(
                handle ->
                        filter.bind(
                                        handle.createQuery(
                                                "select count(*) from run r" + filter.conditions()))
                                .mapTo(Long.class)
                                .one());
    }

    /** The counts of runs by their ids, all tasks together; absent for a run without any. */
    public Map<Long, Counts> counts(Collection<Long> ids) {
        Map<Long, Counts> counts = new TreeMap<>();
        if (!ids.isEmpty()) {
            database.readWith(
                    handle ->
                            handle.createQuery(
                                            "select c.run_id, "
                                                    + SUMS
                                                    + " from run_task c where c.run_id in (<ids>)"
                                                    + " group by c.run_id")
                                    .bindList("ids", List.copyOf(ids))
                                    .map(
                                            (row, context) ->
                                                    counts.put(
                                                            row.getLong("run_id"),
                                                            RunHistory.counts(row)))
                                    .list());
        }
        return counts;
    }

    /** The latest runs of some directions, newest first for each. */
    public Map<String, List<RunRecord>> latest(Collection<String> directions, int each) {
        if (directions.isEmpty()) {
            return Map.of();
        }
        List<String> names = List.copyOf(directions);
        String sql =
                IntStream.range(0, names.size())
                        .mapToObj(
                                i ->
                                        "(select * from %s where direction = :d%d order by id desc limit :each)"
                                                .formatted(RunHistory.RUNS, i))
                        .collect(Collectors.joining(" union all "));
        List<RunRecord> found =
                database.readWith(
                        handle -> {
                            Query query = handle.createQuery(sql).bind("each", each);
                            for (int i = 0; i < names.size(); i++) {
                                query.bind("d" + i, names.get(i));
                            }
                            return query.map(RunHistory::run).list();
                        });
        Map<String, List<RunRecord>> latest = new TreeMap<>();
        found.stream()
                .sorted((one, other) -> Long.compare(other.id(), one.id()))
                .forEach(
                        run ->
                                latest.computeIfAbsent(run.direction(), id -> new ArrayList<>())
                                        .add(run));
        return latest;
    }

    /** When the oldest run of a direction began that the history still has. */
    public Optional<Instant> firstOf(String direction) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select started_at from run where direction = :direction"
                                                + " order by direction, id limit 1")
                                .bind("direction", direction)
                                .map((row, context) -> Instants.fromColumn(row, "started_at"))
                                .findOne());
    }

    /** The rows by outcome in the runs that began at this time or later, by hour and task. */
    public List<HourCounts> hours(Instant since) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select c.run_hour, c.task, "
                                                + SUMS
                                                + """
                                                 from (
                                                    select cast(floor(extract(epoch from
                                                        r.started_at) / 3600) as bigint) run_hour,
                                                        t.*
                                                    from run r join run_task t on t.run_id = r.id
                                                    where r.started_at >= :since) c
                                                group by c.run_hour, c.task
                                                order by c.run_hour, c.task\
                                                """)
                                .bind("since", Instants.toColumn(since))
                                .map(RunPages::hour)
                                .list());
    }

    private static HourCounts hour(ResultSet row, StatementContext context) throws SQLException {
        Instant hour = Instant.ofEpochSecond(row.getLong("run_hour") * HOUR);
        return new HourCounts(hour, row.getString("task"), RunHistory.counts(row));
    }
}
