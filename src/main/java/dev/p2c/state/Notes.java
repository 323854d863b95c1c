package dev.p2c.state;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Small things to remember of a task in a company from pass to pass. Thread-safe. */
public final class Notes {

    /**
     * @param at when it was written
     */
    public record Note(String text, Instant at) {}

    private final Database database;
    private final TaskCompanies taskCompanies;
    private final Clock clock;

    Notes(Database database, TaskCompanies taskCompanies, Clock clock) {
        this.database = database;
        this.taskCompanies = taskCompanies;
        this.clock = clock;
    }

    public Optional<Note> get(String task, String company, String name) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select text, noted_at from note"
                                                + " where task_company_id = :id and name = :name")
                                .bind("id", id)
                                .bind("name", name)
                                .map(
                                        (row, context) ->
                                                new Note(
                                                        row.getString("text"),
                                                        Instants.fromColumn(row, "noted_at")))
                                .findOne());
    }

    /** In place of an earlier one of that name. */
    public void put(String task, String company, String name, String text) {
        int id = taskCompanies.id(task, company);
        database.writeWith(
                handle -> {
                    handle.execute(
                            "delete from note where task_company_id = ? and name = ?", id, name);
                    return handle.execute(
                            "insert into note (task_company_id, name, text, noted_at) values (?, ?, ?, ?)",
                            id,
                            name,
                            text,
                            Instants.toColumn(clock.instant()));
                });
    }

    public void forget(String task, String company, String name) {
        int id = taskCompanies.id(task, company);
        database.writeWith(
                handle ->
                        handle.execute(
                                "delete from note where task_company_id = ? and name = ?",
                                id,
                                name));
    }
}
