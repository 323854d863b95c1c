package dev.p2c.state;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Changes the state of ledger rows when something became known about their source or target rows;
 * nothing is written to the target. Keys that the ledger does not know are ignored. Thread-safe.
 */
public final class LedgerMarks {

    private static final String SOURCE_UNKNOWN = "source_kind = 'UNKNOWN', source_version = null";
    private static final String FOUND_WITHOUT_SOURCE =
            "state = 'FOUND' and source_kind = 'UNKNOWN'";
    private static final String UNSURE = "state = 'UNSURE', hash = null, target_etag = null";

    private final Database database;
    private final TaskCompanies taskCompanies;
    private final Optional<OriginalLedger> original;

    LedgerMarks(Database database, TaskCompanies taskCompanies, Optional<OriginalLedger> original) {
        this.database = database;
        this.taskCompanies = taskCompanies;
        this.original = original;
    }

    /** A key as the ledger stores it: a very long or unstorable key is shortened. */
    public static String storedKey(String key) {
        return StoredText.key(key);
    }

    /** Marks rows whose source rows were deleted; {@link LedgerScan#withSource} leaves them out. */
    public void sourceIsAway(String task, String company, Collection<String> keys) {
        update("away = true, " + SOURCE_UNKNOWN, task, company, keys);
    }

    /**
     * Forgets the versions of the source rows: the next sweep that sees the source rows reads them,
     * and {@link LedgerScan#withSource} leaves the rows out until then.
     */
    public void forgetSource(String task, String company, Collection<String> keys) {
        update(SOURCE_UNKNOWN, task, company, keys);
    }

    /** Marks rows whose source rows were deleted and whose target rows were deactivated. */
    public void deactivated(String task, String company, Collection<String> keys) {
        update(
                "state = 'DEACTIVATED', hash = null, away = true, " + SOURCE_UNKNOWN,
                task,
                company,
                keys);
    }

    /** Marks written rows whose target rows may have changed: the next write compares them. */
    public void unsure(String task, String company, Collection<String> keys) {
        update(UNSURE, task, company, keys);
    }

    /**
     * Marks rows whose target rows may have changed, and makes the next sweep read their source
     * rows again. Forgets the values last agreed, so that everything that differs is set right,
     * also what the target has set by itself. Rows that are not written keep their state, and ids
     * of source rows stay known, by which deletions are found.
     */
    public void compareAgain(String task, String company, Collection<String> keys) {
        update(
                """
                base = case when state in %1$s then null else base end,
                state = case when state in %1$s then 'UNSURE' else state end,
                hash = null, target_etag = null,
                source_version = case when source_kind = 'ROW_ID' then source_version end,
                source_kind = case when source_kind = 'ROW_ID' then source_kind else 'UNKNOWN' end"""
                        .formatted(Ledger.WRITTEN),
                task,
                company,
                keys);
    }

    /** Removes the rows from the ledger. */
    public void remove(String task, String company, Collection<String> keys) {
        each("delete from ledger_row", task, company, keys);
    }

    /** Removes rows that were found in the target and whose source row was never seen. */
    public void removeFoundWithoutSource(String task, String company) {
        int id = taskCompanies.id(task, company);
        original.ifPresent(ledger -> ledger.moveWhere(id, FOUND_WITHOUT_SOURCE));
        database.writeWith(
                handle ->
                        handle.execute(
                                "delete from ledger_row where task_company_id = ? and "
                                        + FOUND_WITHOUT_SOURCE,
                                id));
    }

    private void update(String set, String task, String company, Collection<String> keys) {
        each("update ledger_row set " + set, task, company, keys);
    }

    private void each(String what, String task, String company, Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        int id = taskCompanies.id(task, company);
        List<String> stored = keys.stream().map(StoredText::key).sorted().toList();
        original.ifPresent(ledger -> ledger.move(id, stored));
        database.writeWith(
                handle -> {
                    var batch =
                            handle.prepareBatch(
                                    what + " where task_company_id = :id and row_key = :key");
                    stored.forEach(key -> batch.bind("id", id).bind("key", key).add());
                    return batch.execute();
                });
    }
}
