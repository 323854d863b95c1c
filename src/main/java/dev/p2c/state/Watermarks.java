package dev.p2c.state;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The watermark of each task and company: all source rows modified up to it have an outcome that is
 * stored. Thread-safe.
 */
public final class Watermarks {

    private static final String STANDINGS =
            """
            select t.task, t.company, t.watermark, n.noted_at read_all, l.written
            from task_company t
            left join note n on n.task_company_id = t.id and n.name = '%s'
            left join (
                select task_company_id, count(*) written from ledger_row
                where state in %s group by task_company_id) l on l.task_company_id = t.id\
            """
                    .formatted(TaskNotes.READ_ALL, Ledger.WRITTEN);

    private final Database database;
    private final TaskCompanies taskCompanies;

    Watermarks(Database database, TaskCompanies taskCompanies) {
        this.database = database;
        this.taskCompanies = taskCompanies;
    }

    /** The watermark; empty before the first checkpoint. */
    public Optional<Instant> get(String task, String company) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery("select watermark from task_company where id = :id")
                                .bind("id", id)
                                .map(
                                        (row, context) ->
                                                Optional.ofNullable(
                                                        Instants.fromColumn(row, "watermark")))
                                .one());
    }

    /** How far all tasks have come, by task and company, read at once. */
    public Map<String, Map<String, TaskStanding>> standings() {
        Map<String, Map<String, TaskStanding>> all = new HashMap<>();
        database.read(
                connection -> {
                    try (PreparedStatement select = connection.prepareStatement(STANDINGS);
                            ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            all.computeIfAbsent(rows.getString("task"), task -> new HashMap<>())
                                    .put(rows.getString("company"), standing(rows));
                        }
                        return all;
                    }
                });
        return all;
    }

    private static TaskStanding standing(ResultSet row) throws SQLException {
        return new TaskStanding(
                Instants.fromColumn(row, "watermark"),
                Instants.fromColumn(row, "read_all"),
                row.getLong("written"));
    }

    /** Stores the watermark, cut to microseconds and never rounded up. */
    public void put(String task, String company, Instant watermark) {
        int id = taskCompanies.id(task, company);
        database.writeWith(
                handle ->
                        handle.execute(
                                "update task_company set watermark = ? where id = ?",
                                Instants.toColumn(watermark),
                                id));
    }

    /** Removes the watermark, so that the next pass reads the source from its beginning. */
    public void forget(String task, String company) {
        int id = taskCompanies.id(task, company);
        database.writeWith(
                handle ->
                        handle.execute(
                                "update task_company set watermark = null, read_up_to = null"
                                        + " where id = ?",
                                id));
    }

    /** What is known of the changes that are across, of every task and company of the state. */
    public List<KnownAcross> knownAcross() {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        """
                                        select t.task, t.company, t.read_up_to, t.watermark,
                                            (select min(f.first_at) from failure f
                                             where f.task_company_id = t.id
                                                and f.kind in ('REJECTED', 'PARKED', 'CONFLICT')
                                                and f.state = 'WAITING'
                                            ) oldest
                                        from task_company t
                                        order by t.task, t.company\
                                        """)
                                .map(
                                        (row, context) ->
                                                new KnownAcross(
                                                        row.getString("task"),
                                                        row.getString("company"),
                                                        Instants.fromColumn(row, "read_up_to"),
                                                        Instants.fromColumn(row, "watermark"),
                                                        Instants.fromColumn(row, "oldest")))
                                .list());
    }
}
