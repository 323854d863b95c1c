package dev.p2c.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a task's written rows from the ledger page by page, in order of the key. Thread-safe. */
public final class LedgerScan {

    private static final int CHUNK = 5000;

    private static final String IN_TARGET = "('WRITTEN', 'INCOMPLETE', 'UNSURE', 'FOUND')";

    /** Ordered by the whole primary key: by its second column alone, H2 would sort each page. */
    private static final String PAGE =
            """
            select row_key, state, hash, source_kind, source_version, away, target_id, target_etag
            from ledger_row
            where task_company_id = :id and row_key > :after and state in %s %s
            order by task_company_id, row_key limit :chunk""";

    private final Database database;
    private final TaskCompanies taskCompanies;

    LedgerScan(Database database, TaskCompanies taskCompanies) {
        this.database = database;
        this.taskCompanies = taskCompanies;
    }

    /**
     * Reads every written row.
     *
     * @param row gets entries without their base
     */
    public void written(String task, String company, Consumer<LedgerEntry> row) {
        scan(task, company, Ledger.WRITTEN, "", row);
    }

    /**
     * Reads every written row whose source row existed when the source was last read.
     *
     * @param row gets entries with a known source version and without their base
     */
    public void withSource(String task, String company, Consumer<LedgerEntry> row) {
        scan(task, company, Ledger.WRITTEN, "and source_kind <> 'UNKNOWN'", row);
    }

    /** Reads every row that is in the target, whether the task wrote it or found it there. */
    public void inTarget(String task, String company, Consumer<LedgerEntry> row) {
        scan(task, company, IN_TARGET, "", row);
    }

    /**
     * Finds written rows by the ids of their source rows.
     *
     * @return ids of the source rows by integration key
     */
    public Map<String, String> byRowId(String task, String company, Collection<String> ids) {
        Map<String, String> found = new HashMap<>();
        withSource(
                task,
                company,
                entry -> {
                    if (entry.source().kind() == SourceVersion.Kind.ROW_ID
                            && ids.contains(entry.source().value())) {
                        found.put(entry.key(), entry.source().value());
                    }
                });
        return found;
    }

    private void scan(
            String task,
            String company,
            String states,
            String condition,
            Consumer<LedgerEntry> row) {
        int id = taskCompanies.id(task, company);
        String sql = PAGE.formatted(states, condition);
        String after = "";
        while (after != null) {
            List<LedgerEntry> page = page(task, company, id, sql, after);
            page.forEach(row);
            after = page.size() < CHUNK ? null : page.get(page.size() - 1).key();
        }
    }

    private List<LedgerEntry> page(String task, String company, int id, String sql, String after) {
        return database.readWith(
                handle ->
                        handle.createQuery(sql)
                                .bind("id", id)
                                .bind("after", after)
                                .bind("chunk", CHUNK)
                                .map(
                                        (row, context) ->
                                                Ledger.entry(
                                                        task,
                                                        company,
                                                        row.getString("row_key"),
                                                        null,
                                                        row))
                                .list());
    }
}
