package dev.p2c.state;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The last rows that a task read from its source and wrote to its target, in order, the oldest
 * first. A later pass checks these rows to recognise a system that was restored from a backup.
 * Thread-safe.
 */
public final class LastSeen {

    /**
     * A source row as it was when it was read.
     *
     * @param id of the row in its own system
     */
    public record SeenRow(String id, String etag) {}

    private final Database database;
    private final TaskCompanies taskCompanies;

    LastSeen(Database database, TaskCompanies taskCompanies) {
        this.database = database;
        this.taskCompanies = taskCompanies;
    }

    public List<SeenRow> read(String task, String company) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select row_id, etag from last_read"
                                                + " where task_company_id = :id order by position")
                                .bind("id", id)
                                .map(
                                        (row, context) ->
                                                new SeenRow(
                                                        row.getString("row_id"),
                                                        row.getString("etag")))
                                .list());
    }

    /** Replaces the rows that were read last. */
    public void keepRead(String task, String company, List<SeenRow> rows) {
        int id = taskCompanies.id(task, company);
        database.writeWith(
                handle -> {
                    handle.execute("delete from last_read where task_company_id = ?", id);
                    PreparedBatch batch =
                            handle.prepareBatch(
                                    "insert into last_read (task_company_id, position, row_id, etag)"
                                            + " values (?, ?, ?, ?)");
                    int position = 0;
                    for (SeenRow row : rows) {
                        batch.add(
                                id,
                                position++,
                                StoredText.cleanOrNull(row.id()),
                                StoredText.cleanOrNull(row.etag()));
                    }
                    return rows.isEmpty() ? new int[0] : batch.execute();
                });
    }

    /** Integration keys of the rows that were created last. */
    public List<String> created(String task, String company) {
        return written(task, company, true);
    }

    /** Integration keys of the rows that were updated last. */
    public List<String> updated(String task, String company) {
        return written(task, company, false);
    }

    private List<String> written(String task, String company, boolean created) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select row_key from last_written where task_company_id = :id"
                                                + " and created = :created order by position")
                                .bind("id", id)
                                .bind("created", created)
                                .mapTo(String.class)
                                .list());
    }

    /** Removes the rows of a task that were read and written last. */
    public void forget(String task, String company) {
        int id = taskCompanies.id(task, company);
        database.writeWith(
                handle ->
                        handle.execute("delete from last_read where task_company_id = ?", id)
                                + handle.execute(
                                        "delete from last_written where task_company_id = ?", id));
    }

    /** Replaces the rows that were created last. */
    public void keepCreated(String task, String company, List<String> keys) {
        keep(task, company, true, keys);
    }

    /** Replaces the rows that were updated last. */
    public void keepUpdated(String task, String company, List<String> keys) {
        keep(task, company, false, keys);
    }

    private void keep(String task, String company, boolean created, List<String> keys) {
        int id = taskCompanies.id(task, company);
        List<String> stored = keys.stream().map(StoredText::key).toList();
        database.writeWith(handle -> replace(handle, id, created, stored));
    }

    private static int[] replace(Handle handle, int id, boolean created, List<String> keys) {
        handle.execute(
                "delete from last_written where task_company_id = ? and created = ?", id, created);
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into last_written (task_company_id, created, position, row_key)"
                                + " values (?, ?, ?, ?)");
        int position = 0;
        for (String key : keys) {
            batch.add(id, created, position++, key);
        }
        return keys.isEmpty() ? new int[0] : batch.execute();
    }
}
