package dev.p2c.state;

import java.time.Instant;
import java.util.Optional;

/** Up to where a task's source is surely in the target. Thread-safe. */
public final class Watermarks {

    private final Database database;
    private final TaskCompanies taskCompanies;

    Watermarks(Database database, TaskCompanies taskCompanies) {
        this.database = database;
        this.taskCompanies = taskCompanies;
    }

    /** Empty before the first checkpoint. */
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

    /** Kept to the microsecond, cut and never rounded up. */
    public void put(String task, String company, Instant watermark) {
        store(task, company, watermark);
    }

    /** The next pass reads the source from its beginning. */
    public void forget(String task, String company) {
        store(task, company, null);
    }

    private void store(String task, String company, Instant watermark) {
        int id = taskCompanies.id(task, company);
        database.writeWith(
                handle ->
                        handle.execute(
                                "update task_company set watermark = ? where id = ?",
                                Instants.toColumn(watermark),
                                id));
    }
}
