package dev.p2c.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * The rows of one person: those whose key is the given one, or begins with it as the key of a line
 * begins with that of its document. Immutable once found.
 */
final class PersonRows {

    private static final List<String> TABLES =
            List.of("ledger_row", "failure", "resolved_failure", "conflict", "row_edit");

    private static final String KEYS =
            """
            select distinct t.id, x.row_key from task_company t
            join %s x on x.task_company_id = t.id
                and (x.row_key = :key or x.row_key like :lines escape '!')\
            """;

    private static final String WRITES =
            """
            select w.id, w.row_key, b.task_company_id
            from row_write w join write_batch b on b.id = w.id / %d
            where w.row_key = :key or w.row_key like :lines escape '!'\
            """
                    .formatted(HistoryWriter.MOST);

    private record Row(int taskCompany, String key) {}

    private final Set<Row> rows = new LinkedHashSet<>();
    private final Map<Long, Set<Integer>> writes = new HashMap<>();

    private PersonRows() {}

    /** Looks for a key as it was typed, and in capitals. */
    static PersonRows find(Database database, String typed) {
        PersonRows found = new PersonRows();
        Set<String> forms = new LinkedHashSet<>(List.of(typed, typed.toUpperCase(Locale.ROOT)));
        database.readWith(
                handle -> {
                    forms.forEach(key -> found.add(handle, key));
                    return null;
                });
        return found;
    }

    private void add(Handle handle, String key) {
        String lines = key.replaceAll("[!%_]", "!$0") + "|%";
        for (String table : TABLES) {
            rows.addAll(
                    handle.createQuery(KEYS.formatted(table))
                            .bind("key", StoredText.key(key))
                            .bind("lines", lines)
                            .map((row, c) -> new Row(row.getInt("id"), row.getString("row_key")))
                            .list());
        }
        handle.createQuery(WRITES)
                .bind("key", StoredText.key(key))
                .bind("lines", lines)
                .map(
                        (row, c) -> {
                            rows.add(
                                    new Row(
                                            row.getInt("task_company_id"),
                                            row.getString("row_key")));
                            return row.getLong("id");
                        })
                .forEach(
                        id ->
                                writes.computeIfAbsent(
                                                id / HistoryWriter.MOST, b -> new HashSet<>())
                                        .add((int) (id % HistoryWriter.MOST)));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    boolean has(int taskCompany, String key) {
        return rows.contains(new Row(taskCompany, key));
    }

    /** The places of the rows in a batch of the history; empty for most batches. */
    Set<Integer> inBatch(long batch) {
        return writes.getOrDefault(batch, Set.of());
    }

    Set<Integer> taskCompanies() {
        Set<Integer> all = new HashSet<>();
        rows.forEach(row -> all.add(row.taskCompany));
        return all;
    }

    Set<String> keys() {
        Set<String> all = new LinkedHashSet<>();
        rows.forEach(row -> all.add(row.key));
        return all;
    }

    /** The keys by task and company. */
    Map<Integer, List<String>> byTaskCompany() {
        Map<Integer, List<String>> all = new TreeMap<>();
        for (Integer id : taskCompanies()) {
            all.put(
                    id,
                    rows.stream()
                            .filter(row -> row.taskCompany == id)
                            .map(Row::key)
                            .sorted()
                            .toList());
        }
        return all;
    }
}
