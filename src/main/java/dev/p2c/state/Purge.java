package dev.p2c.state;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Removes data whose retention time is over. Safe to run again, and in two processes at once.
 * Thread-safe.
 */
public final class Purge {

    /** The tables in the order in which {@link #all} empties them: referring tables first. */
    private static final List<String> TABLES =
            List.of(
                    "alert_notice",
                    "alert",
                    "pause",
                    "pass_request",
                    "row_write",
                    "write_batch",
                    "run_task",
                    "run",
                    "failure",
                    "resolved_failure",
                    "row_edit",
                    "operator_log",
                    "conflict",
                    "ledger_row",
                    "last_read",
                    "last_written",
                    "note");

    private static final int AT_ONCE = 500;

    private record Payload(long id, String key, String row) {}

    private final Database database;
    private final Payloads payloads;

    Purge(Database database, Payloads payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    /** The distinct prefixes of all encrypted payloads. */
    static List<String> sealedWith(Database database) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select distinct substring(source_row, 1, :length)"
                                                + " from failure where source_row like :sealed"
                                                + " union select substring(fields, 1, :length)"
                                                + " from row_edit where fields like :sealed")
                                .bind("length", Payloads.PREFIX_LENGTH)
                                .bind("sealed", Payloads.SEALED + "%")
                                .mapTo(String.class)
                                .list());
    }

    /**
     * Reduces the stored source rows of old failures to the fields by which the rows can be read
     * again.
     *
     * @param before selects failures whose last attempt was earlier
     * @param kept reduces a source row, JSON to JSON
     * @return number of rows that became smaller
     */
    public int payloads(String task, Instant before, UnaryOperator<String> kept) {
        int cut = 0;
        long from = 0;
        List<Payload> page = page(task, before, from);
        while (!page.isEmpty()) {
            for (Payload payload : page) {
                String row = payloads.open(payload.key, payload.row);
                String rest = kept.apply(row);
                if (!rest.equals(row)) {
                    cut += replace(payload, payloads.seal(payload.key, rest));
                }
                from = payload.id;
            }
            page = page(task, before, from);
        }
        return cut;
    }

    private List<Payload> page(String task, Instant before, long from) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        """
select f.id, f.row_key, f.source_row
from failure f join task_company t on t.id = f.task_company_id
where t.task = :task and f.last_at < :before
    and f.source_row is not null and f.id > :from
order by f.id limit :limit\
""")
                                .bind("task", task)
                                .bind("before", Instants.toColumn(before))
                                .bind("from", from)
                                .bind("limit", AT_ONCE)
                                .map(
                                        (row, context) ->
                                                new Payload(
                                                        row.getLong("id"),
                                                        row.getString("row_key"),
                                                        row.getString("source_row")))
                                .list());
    }

    /** Replaces a stored source row, unless the row has failed again meanwhile. */
    private int replace(Payload payload, String rest) {
        return database.writeWith(
                handle ->
                        handle.execute(
                                "update failure set source_row = ? where id = ? and source_row = ?",
                                rest,
                                payload.id,
                                payload.row));
    }

    /**
     * Removes runs that started before a point in time; the last run of each direction and of each
     * task stays.
     *
     * @return number of removed runs
     */
    public int runs(Instant before) {
        return database.writeWith(handle -> runs(handle, before));
    }

    /**
     * Removes writes that were made before a point in time.
     *
     * @return number of removed writes
     */
    public int history(Instant before) {
        int gone = 0;
        List<Long> batches = oldBatches(before);
        while (!batches.isEmpty()) {
            for (long batch : batches) {
                gone += database.writeWith(handle -> batch(handle, batch));
            }
            batches = oldBatches(before);
        }
        return gone;
    }

    /**
     * Removes failures that were resolved before a point in time.
     *
     * @return number of removed failures
     */
    public int resolved(Instant before) {
        return database.writeWith(
                handle ->
                        handle.execute(
                                "delete from resolved_failure where resolved_at < ?",
                                Instants.toColumn(before)));
    }

    /**
     * Removes edits of rows that wait no longer, if they were made before a point in time or their
     * source rows are gone.
     *
     * @return number of removed edits
     */
    public int edits(Instant before) {
        return database.writeWith(
                handle ->
                        handle.execute(
                                """
                                delete from row_edit where not exists (
                                        select 1 from failure f
                                        where f.task_company_id = row_edit.task_company_id
                                            and f.row_key = row_edit.row_key)
                                    and (at < ? or exists (
                                        select 1 from ledger_row l
                                        where l.task_company_id = row_edit.task_company_id
                                            and l.row_key = row_edit.row_key and l.away))\
                                """,
                                Instants.toColumn(before)));
    }

    /** Removes everything but leases. */
    void all() {
        database.writeWith(
                handle -> {
                    for (String table : TABLES) {
                        handle.execute("delete from " + table);
                    }
                    return handle.execute(
                            "update task_company set watermark = null, read_up_to = null");
                });
    }

    private List<Long> oldBatches(Instant before) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select id from write_batch where at < :before"
                                                + " order by id limit :limit")
                                .bind("before", Instants.toColumn(before))
                                .bind("limit", AT_ONCE)
                                .mapTo(Long.class)
                                .list());
    }

    private static int batch(Handle handle, long id) {
        handle.execute("delete from write_batch where id = ?", id);
        return handle.execute(
                "delete from row_write where id >= ? and id < ?",
                id * HistoryWriter.MOST,
                (id + 1) * HistoryWriter.MOST);
    }

    private static int runs(Handle handle, Instant before) {
        return handle.execute(
                """
                delete from run where started_at < ? and status <> 'RUNNING'
                    and id not in (select max(id) from run group by direction)
                    and id not in (select max(run_id) from run_task group by task)\
                """,
                Instants.toColumn(before));
    }
}
