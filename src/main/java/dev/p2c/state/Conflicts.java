package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Fields that were changed on both sides, with both values. Written by {@link State#commit}.
 * Thread-safe.
 */
public final class Conflicts {

    private static final String SELECT =
            """
            select c.*, t.task, t.company
            from conflict c join task_company t on t.id = c.task_company_id\
            """;

    private final Database database;
    private final TaskCompanies taskCompanies;
    private final Payloads payloads;

    Conflicts(Database database, TaskCompanies taskCompanies, Payloads payloads) {
        this.database = database;
        this.payloads = payloads;
        this.taskCompanies = taskCompanies;
    }

    /** Settled conflicts, newest first. */
    public List<Conflict> settled(Optional<String> task, int limit) {
        String condition = task.map(t -> " and t.task = :task").orElse("");
        return database.readWith(
                handle -> {
                    var query =
                            handle.createQuery(
                                    SELECT
                                            + " where c.winner <> 'NOBODY'"
                                            + condition
                                            + " order by c.id desc limit :limit");
                    task.ifPresent(name -> query.bind("task", name));
                    return query.bind("limit", limit).map(this::conflict).list();
                });
    }

    /** The fields of one row that are in conflict and wait for a decision. */
    public List<Conflict> open(String task, String company, String key) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        SELECT
                                                + " where c.winner = 'NOBODY'"
                                                + " and c.task_company_id = :id"
                                                + " and c.row_key = :key order by c.id")
                                .bind("id", id)
                                .bind("key", StoredText.key(key))
                                .map(this::conflict)
                                .list());
    }

    /** Number of settled conflicts by task, over all companies; tasks without any are absent. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        database.readWith(
                handle ->
                        handle.createQuery(
                                        """
select t.task, count(*) n
from conflict c join task_company t on t.id = c.task_company_id
where c.winner <> 'NOBODY' group by t.task\
""")
                                .map(
                                        (row, c) ->
                                                counts.put(row.getString("task"), row.getLong("n")))
                                .list());
        return counts;
    }

    /**
     * Records a person's decision on rows that wait for one. The decision is applied when the rows
     * are next tried.
     *
     * @param ids of failures; failures that are no conflicts stay as they are
     * @param winner the side whose values win
     */
    public void decide(Collection<Long> ids, Winner winner) {
        database.writeWith(
                handle -> {
                    var batch =
                            handle.prepareBatch(
                                    "update failure set taken = :winner"
                                            + " where id = :id and kind = 'CONFLICT'");
                    ids.forEach(id -> batch.bind("winner", winner.name()).bind("id", id).add());
                    return ids.isEmpty() ? new int[0] : batch.execute();
                });
    }

    /**
     * Removes settled conflicts that were found before a point in time.
     *
     * @return number of removed conflicts
     */
    public int purge(Instant before) {
        return database.writeWith(
                handle ->
                        handle.execute(
                                "delete from conflict where at < ? and winner <> 'NOBODY'",
                                Instants.toColumn(before)));
    }

    private Conflict conflict(ResultSet row, StatementContext context) throws SQLException {
        String key = row.getString("row_key");
        return new Conflict(
                row.getLong("id"),
                row.getString("task"),
                row.getString("company"),
                row.getString("row_key"),
                row.getLong("run_id"),
                Instants.fromColumn(row, "at"),
                row.getString("field"),
                payloads.open(key, row.getString("base_value")),
                payloads.open(key, row.getString("source_value")),
                payloads.open(key, row.getString("target_value")),
                Winner.valueOf(row.getString("winner")));
    }
}
