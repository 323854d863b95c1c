package dev.p2c.state;

import java.time.Clock;

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

    public TaskNotes of(String task, String company) {
        return new TaskNotes(database, taskCompanies.id(task, company), clock);
    }

    /** The notes that belong to the whole installation. */
    public TaskNotes ofInstallation() {
        return of("p2c", "");
    }
}
