package dev.p2c.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Finds rows by their keys in all tasks and companies: what waits, what was written, and what the
 * ledger knows. Each query goes by an index that has the key. Thread-safe.
 */
public final class KeySearch {

    private static final String WRITES =
            """
            select t.task, t.company, w.row_key, w.action outcome, b.at
            from row_write w
            join write_batch b on b.id = w.id / %d
            join task_company t on t.id = b.task_company_id
            where w.row_key %%s
            order by w.id desc limit :most\
            """
                    .formatted(HistoryWriter.MOST);

    private static final String FAILURES =
            """
            select t.task, t.company, f.row_key, f.kind outcome, f.last_at at
            from task_company t
            join failure f on f.task_company_id = t.id and f.row_key %s
            limit :most\
            """;

    private static final String LEDGER =
            """
            select t.task, t.company, l.row_key, l.state outcome,
                cast(null as timestamp(6) with time zone) at
            from task_company t
            join ledger_row l on l.task_company_id = t.id and l.row_key %s
            limit :most\
            """;

    private final Database database;

    KeySearch(Database database) {
        this.database = database;
    }

    /**
     * The rows with this key, and those whose key begins with it: the lines of a document.
     *
     * @param most number of rows
     */
    public List<FoundRow> find(String text, int most) {
        Map<List<String>, FoundRow> found = new LinkedHashMap<>();
        for (String key : forms(text)) {
            search("= :key", key, most, found);
            search("like :key escape '!'", key.replaceAll("[!%_]", "!$0") + "%", most, found);
        }
        return found.values().stream().limit(most).toList();
    }

    /** Numbers are written in capitals in both systems, and typed as it comes. */
    private static List<String> forms(String text) {
        String key = text.strip();
        String capitals = key.toUpperCase(Locale.ROOT);
        return key.equals(capitals) ? List.of(key) : List.of(key, capitals);
    }

    /** What waits counts before what was written, and that before the ledger. */
    private void search(String condition, String key, int most, Map<List<String>, FoundRow> found) {
        database.readWith(
                handle -> {
                    List<FoundRow> rows = new ArrayList<>();
                    rows.addAll(rows(handle, FAILURES.formatted(condition), key, most));
                    rows.addAll(rows(handle, WRITES.formatted(condition), key, most));
                    rows.addAll(rows(handle, LEDGER.formatted(condition), key, most));
                    rows.forEach(
                            row ->
                                    found.putIfAbsent(
                                            List.of(row.task(), row.company(), row.key()), row));
                    return rows;
                });
    }

    private static List<FoundRow> rows(Handle handle, String sql, String key, int most) {
        return handle.createQuery(sql)
                .bind("key", key)
                .bind("most", most)
                .map(
                        (row, context) ->
                                new FoundRow(
                                        row.getString("task"),
                                        row.getString("company"),
                                        row.getString("row_key"),
                                        row.getString("outcome").toLowerCase(Locale.ROOT),
                                        Optional.ofNullable(Instants.fromColumn(row, "at"))))
                .list();
    }
}
