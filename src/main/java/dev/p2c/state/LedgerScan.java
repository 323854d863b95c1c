package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a task's written rows from the ledger page by page. Thread-safe. */
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
    private final Optional<OriginalLedger> original;

    LedgerScan(Database database, TaskCompanies taskCompanies, Optional<OriginalLedger> original) {
        this.database = database;
        this.taskCompanies = taskCompanies;
        this.original = original;
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
        Pages pages = new Pages(task, company, id, PAGE.formatted(states, condition));
        if (original.isEmpty()) {
            pages.read(database, row);
            return;
        }
        OriginalLedger other = original.get();
        other.scan(
                id,
                () -> pages.read(database, row),
                from ->
                        pages.read(
                                from,
                                entry -> {
                                    if (!other.isMoved(id, entry.key())) {
                                        row.accept(entry);
                                    }
                                }));
    }

    /** The pages of a task's rows in a company, from a database. */
    private record Pages(String task, String company, int id, String sql) {

        private void read(Database from, Consumer<LedgerEntry> row) {
            String after = "";
            while (after != null) {
                List<LedgerEntry> page = page(from, after);
                page.forEach(row);
                after = page.size() < CHUNK ? null : page.get(page.size() - 1).key();
            }
        }

        private List<LedgerEntry> page(Database from, String after) {
            return from.readWith(
                    handle ->
                            handle.createQuery(sql)
                                    .bind("id", id)
                                    .bind("after", after)
                                    .bind("chunk", CHUNK)
                                    .map((row, context) -> entry(row))
                                    .list());
        }

        private LedgerEntry entry(ResultSet row) throws SQLException {
            return Ledger.entry(task, company, row.getString("row_key"), null, row);
        }
    }
}
