package dev.p2c.state;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The notes of each task and company: single values that passes keep beside ledger and watermark.
 * Thread-safe.
 */
public final class Notes {

    private final Database database;
    private final TaskCompanies taskCompanies;
    private final Clock clock;

    Notes(Database database, TaskCompanies taskCompanies, Clock clock) {
        this.database = database;
        this.taskCompanies = taskCompanies;
        this.clock = clock;
    }

    /** Why schedules stand still, as processes have noted it, by task. */
    public Map<String, Standstill> standstills() {
        Map<String, Standstill> all = new TreeMap<>();
        database.readWith(
                handle ->
                        handle.createQuery(
                                        "select t.task, n.text, n.noted_at from note n"
                                                + " join task_company t on t.id = n.task_company_id"
                                                + " where n.name = :name and n.text <> ''")
                                .bind("name", TaskNotes.STANDSTILL)
                                .map(
                                        (row, context) ->
                                                all.put(
                                                        row.getString("task"),
                                                        new Standstill(
                                                                TaskNotes.reason(
                                                                        row.getString("text")),
                                                                Instants.fromColumn(
                                                                        row, "noted_at"))))
                                .list());
        return all;
    }

    /** Why a schedule stands still, and since when. */
    public record Standstill(String reason, Instant since) {}

    /** The pairs of environments that the tasks have worked with, see {@link TaskNotes}. */
    public List<String> environments() {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select distinct text from note where name = :name"
                                                + " and text <> '' order by text")
                                .bind("name", TaskNotes.ENVIRONMENT)
                                .mapTo(String.class)
                                .list());
    }

    public TaskNotes of(String task, String company) {
        return new TaskNotes(database, taskCompanies.id(task, company), clock);
    }

    /** The notes that belong to the whole installation. */
    public TaskNotes ofInstallation() {
        return of("p2c", "");
    }
}
