package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The values that persons put over source rows. Thread-safe. */
public final class RowEdits {

    private static final String SELECT =
            "select e.*, t.task, t.company from row_edit e"
                    + " join task_company t on t.id = e.task_company_id";

    private final Database database;
    private final TaskCompanies taskCompanies;
    private final Payloads payloads;
    private final Clock clock;

    RowEdits(Database database, TaskCompanies taskCompanies, Payloads payloads, Clock clock) {
        this.database = database;
        this.taskCompanies = taskCompanies;
        this.payloads = payloads;
        this.clock = clock;
    }

    /**
     * Replaces the edit of a failure's row, and makes the failure due.
     *
     * @param fields a JSON object, values by the paths of the source row's columns
     * @return false if the failure is gone, and nothing was stored
     */
    public boolean put(Failure failure, String fields, String by) {
        int id = taskCompanies.id(failure.task(), failure.company());
        return database.writeWith(
                handle -> {
                    if (!retried(handle, failure, by)) {
                        return false;
                    }
                    handle.execute(
                            "delete from row_edit where task_company_id = ? and row_key = ?",
                            id,
                            failure.key());
                    handle.execute(
                            """
                            insert into row_edit
                                (task_company_id, row_key, source_version, fields, who, at)
                            values (?, ?, ?, ?, ?, ?)\
                            """,
                            id,
                            failure.key(),
                            failure.sourceHash() == null ? "" : failure.sourceHash(),
                            payloads.seal(failure.key(), StoredText.cleanOrNull(fields)),
                            StoredText.clean(by, 200),
                            Instants.toColumn(clock.instant()));
                    return true;
                });
    }

    private boolean retried(Handle handle, Failure failure, String by) {
        return handle.execute(
                        "update failure set state = 'WAITING', next_at = ?, retried_by = ?,"
                                + " discarded_at = null, discarded_by = null,"
                                + " discard_reason = null where id = ?",
                        Instants.toColumn(clock.instant()),
                        StoredText.clean(by, 200),
                        failure.id())
                == 1;
    }

    /** The edits of a task's rows by their keys as they are stored; few or none. */
    public Map<String, RowEdit> of(String task, String company) {
        int id = taskCompanies.id(task, company);
        Map<String, RowEdit> edits = new HashMap<>();
        database.readWith(
                        handle ->
                                handle.createQuery(SELECT + " where e.task_company_id = :id")
                                        .bind("id", id)
                                        .map(this::edit)
                                        .list())
                .forEach(edit -> edits.put(edit.key(), edit));
        return edits;
    }

    public Optional<RowEdit> find(String task, String company, String key) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        SELECT
                                                + " where e.task_company_id = :id"
                                                + " and e.row_key = :key")
                                .bind("id", id)
                                .bind("key", StoredText.key(key))
                                .map(this::edit)
                                .findOne());
    }

    /** Removes an edit, unless the row was edited again meanwhile. */
    public void remove(RowEdit edit) {
        int id = taskCompanies.id(edit.task(), edit.company());
        database.writeWith(
                handle ->
                        handle.execute(
                                "delete from row_edit where task_company_id = ? and row_key = ?"
                                        + " and source_version = ? and at = ?",
                                id,
                                edit.key(),
                                edit.version(),
                                Instants.toColumn(edit.at())));
    }

    private RowEdit edit(ResultSet row, StatementContext context) throws SQLException {
        String key = row.getString("row_key");
        return new RowEdit(
                row.getString("task"),
                row.getString("company"),
                key,
                row.getString("source_version"),
                payloads.open(key, row.getString("fields")),
                row.getString("who"),
                Instants.fromColumn(row, "at"));
    }
}
