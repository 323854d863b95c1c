package dev.p2c.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Erases the values of one person from the state. The person's rows go on being synced: their keys,
 * ids, versions and hashes stay. Passes may run meanwhile. Not thread-safe.
 */
public final class Erasure {

    /** Passes may write a value again between two looks. */
    private static final int MOST_LOOKS = 4;

    private final Database database;
    private final Payloads payloads;
    private final UnaryOperator<String> marks;
    private final String key;
    private final Map<Integer, Named> names;
    private final List<Rows> rows;
    private final PersonSearch.Found found;

    /** A task in a company. */
    private record Named(String task, String company) {}

    /** The keys of the person's rows in one task and company. */
    public record Rows(String task, String company, List<String> keys) {
        public Rows {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Rows of a table from which values go.
     *
     * @param task empty for tables that have no rows of tasks
     */
    public record Erased(String table, String task, String company, long rows) {}

    Erasure(
            Database database,
            Payloads payloads,
            String key,
            Collection<String> named,
            UnaryOperator<String> marks,
            Predicate<String> shared) {
        this.database = database;
        this.payloads = payloads;
        this.marks = marks;
        this.key = key;
        this.names = names(database);
        PersonRows now = rowsNow();
        this.rows = rows(now);
        this.found = new PersonSearch(database, payloads, now, shared).search(named);
    }

    private static Map<Integer, Named> names(Database database) {
        Map<Integer, Named> names = new HashMap<>();
        database.readWith(
                handle ->
                        handle.createQuery("select * from task_company")
                                .map(
                                        (row, context) ->
                                                names.put(
                                                        row.getInt("id"),
                                                        new Named(
                                                                row.getString("task"),
                                                                row.getString("company"))))
                                .list());
        return names;
    }

    private PersonRows rowsNow() {
        return PersonRows.find(database, key);
    }

    private List<Rows> rows(PersonRows now) {
        List<Rows> all = new ArrayList<>();
        now.byTaskCompany()
                .forEach(
                        (id, keys) -> {
                            Named name = names.get(id);
                            all.add(new Rows(name.task(), name.company(), keys));
                        });
        return List.copyOf(all);
    }

    /** The person's rows. */
    public List<Rows> rows() {
        return rows;
    }

    /** The number of values that rows of other keys have as well, and that stay there. */
    public int common() {
        return found.common();
    }

    /** Whether one of the person's values stands in a text. */
    public boolean isIn(String text) {
        return found.values().isIn(text);
    }

    /** Whether a row of a task is the person's. */
    public boolean isOwn(String task, String company, String rowKey) {
        return rows.stream()
                .anyMatch(
                        of ->
                                of.task().equals(task)
                                        && of.company().equals(company)
                                        && of.keys().contains(StoredText.key(rowKey)));
    }

    /** What would be erased now. */
    public List<Erased> look() {
        return go(false);
    }

    /**
     * Erases, and looks again until nothing is left.
     *
     * @return what was erased
     */
    public List<Erased> erase() {
        Map<List<String>, Long> sum = new LinkedHashMap<>();
        for (int look = 0; look < MOST_LOOKS; look++) {
            List<Erased> now = go(true);
            now.forEach(
                    one ->
                            sum.merge(
                                    List.of(one.table(), one.task(), one.company()),
                                    one.rows(),
                                    Math::max));
            if (now.isEmpty()) {
                break;
            }
        }
        return sum.entrySet().stream()
                .map(
                        one ->
                                new Erased(
                                        one.getKey().get(0),
                                        one.getKey().get(1),
                                        one.getKey().get(2),
                                        one.getValue()))
                .toList();
    }

    private List<Erased> go(boolean erases) {
        PersonRows rows = rowsNow();
        ErasedRows rules =
                new ErasedRows(
                        rows, found.values(), payloads, id -> names.get(id).company(), marks);
        List<Erased> all = new ArrayList<>();
        Map<Integer, Long> writes = new TreeMap<>();
        new WriteBatches(database, payloads).erase(rows, found.values(), erases, writes);
        add("history", writes, all);
        List<ErasedTable> tables = new ArrayList<>(rules.tables());
        tables.addAll(new ErasedTexts(rows, found.values()).tables());
        for (ErasedTable table : tables) {
            Map<Integer, Long> counts = new TreeMap<>();
            table.go(database, erases, counts);
            add(table.name(), counts, all);
        }
        Map<Integer, Long> bases = new TreeMap<>();
        ErasedTable ledger = rules.ledger();
        names.keySet()
                .forEach(
                        id ->
                                BaseRows.of(
                                        database,
                                        id,
                                        row -> ledger.visit(database, row, erases, bases)));
        add("ledger_row", bases, all);
        return all;
    }

    private void add(String table, Map<Integer, Long> counts, List<Erased> all) {
        counts.forEach(
                (id, rows) -> {
                    Named name = names.getOrDefault(id, new Named("", ""));
                    all.add(new Erased(table, name.task(), name.company(), rows));
                });
    }
}
