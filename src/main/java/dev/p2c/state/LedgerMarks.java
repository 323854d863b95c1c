package dev.p2c.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Which source row each row of the ledger stands for, seen from the ledger: what is there that the
 * source no longer has. Thread-safe.
 */
public final class LedgerMarks {

    private static final int CHUNK = 5000;

    private final Database database;
    private final TaskCompanies taskCompanies;

    LedgerMarks(Database database, TaskCompanies taskCompanies) {
        this.database = database;
        this.taskCompanies = taskCompanies;
    }

    /** A key as the ledger writes it: itself but for very long or unreadable ones. */
    public static String storedKey(String key) {
        return StoredText.key(key);
    }

    /**
     * Every row that we wrote and whose source row is not known to be away.
     *
     * @param row called with the key and {@link LedgerEntry#sourceEtag}; in order of the key
     */
    public void forEach(String task, String company, BiConsumer<String, String> row) {
        int id = taskCompanies.id(task, company);
        String after = "";
        while (after != null) {
            Map<String, String> page = page(id, after);
            page.forEach(row);
            after = page.size() < CHUNK ? null : last(page);
        }
    }

    private static String last(Map<String, String> page) {
        String last = null;
        for (String key : page.keySet()) {
            last = key;
        }
        return last;
    }

    private Map<String, String> page(int id, String after) {
        Map<String, String> page = new LinkedHashMap<>();
        database.readWith(
                handle ->
                        handle.createQuery(
                                        """
                                        select row_key, source_etag from ledger
                                        where task_company_id = :id and row_key > :after
                                            and source_etag is not null and hash <> ''
                                        order by row_key limit :chunk""")
                                .bind("id", id)
                                .bind("after", after)
                                .bind("chunk", CHUNK)
                                .map((row, c) -> page.put(row.getString(1), row.getString(2)))
                                .list());
        return page;
    }

    /** Every row that we wrote, in order of the key. */
    public void forEachWritten(String task, String company, Consumer<LedgerEntry> row) {
        int id = taskCompanies.id(task, company);
        String after = "";
        while (after != null) {
            List<LedgerEntry> page = written(task, company, id, after);
            page.forEach(row);
            after = page.size() < CHUNK ? null : page.get(page.size() - 1).key();
        }
    }

    private List<LedgerEntry> written(String task, String company, int id, String after) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        """
                                        select row_key, hash, source_etag, target_id, target_etag
                                        from ledger
                                        where task_company_id = :id and row_key > :after
                                            and hash <> ''
                                        order by row_key limit :chunk""")
                                .bind("id", id)
                                .bind("after", after)
                                .bind("chunk", CHUNK)
                                .map(
                                        (row, c) ->
                                                new LedgerEntry(
                                                        task,
                                                        company,
                                                        row.getString(1),
                                                        row.getString(2),
                                                        row.getString(3),
                                                        row.getString(4),
                                                        row.getString(5)))
                                .list());
    }

    /** These rows are gone from the source and need not be found again. */
    public void away(String task, String company, Collection<String> keys) {
        change("source_etag = null", task, company, keys);
    }

    /** The same, and what we wrote is no longer what the target has. */
    public void replaced(String task, String company, Collection<String> keys) {
        change("source_etag = null, hash = ''", task, company, keys);
    }

    /** What we wrote may no longer be what the target has: the next pass compares. */
    public void unsure(String task, String company, Collection<String> keys) {
        change("hash = '" + LedgerEntry.UNSURE + "', target_etag = null", task, company, keys);
    }

    /** The same, and the source row is to be read again, too. */
    public void again(String task, String company, Collection<String> keys) {
        each(
                "update ledger set source_etag = null, target_etag = null, hash = case when hash = ''"
                        + " then '' else '"
                        + LedgerEntry.UNSURE
                        + "' end",
                task,
                company,
                keys);
    }

    /** Rows that were found in the target and that no row of the source stands for. */
    public void dropUnseen(String task, String company) {
        int id = taskCompanies.id(task, company);
        database.writeWith(
                handle ->
                        handle.execute(
                                "delete from ledger where task_company_id = ? and hash = ?"
                                        + " and source_etag is null and base = ?",
                                id,
                                LedgerEntry.NOTHING_WRITTEN,
                                LedgerEntry.FOUND));
    }

    private void change(String set, String task, String company, Collection<String> keys) {
        each("update ledger set " + set, task, company, keys);
    }

    /** Nothing is known of these rows any more. */
    public void forget(String task, String company, Collection<String> keys) {
        each("delete from ledger", task, company, keys);
    }

    private void each(String what, String task, String company, Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        int id = taskCompanies.id(task, company);
        List<String> stored = keys.stream().map(StoredText::key).sorted().toList();
        database.writeWith(
                handle -> {
                    var batch =
                            handle.prepareBatch(
                                    what + " where task_company_id = :id and row_key = :key");
                    stored.forEach(key -> batch.bind("id", id).bind("key", key).add());
                    return batch.execute();
                });
    }

    /** Keys of the rows that stand for one of these. */
    public Map<String, String> keysOf(String task, String company, Collection<String> origins) {
        Map<String, String> keys = new HashMap<>();
        forEach(
                task,
                company,
                (key, origin) -> {
                    if (origins.contains(origin)) {
                        keys.put(key, origin);
                    }
                });
        return keys;
    }

    /** Rows whose source row was deleted and that people are told of, by task. */
    public Map<String, Long> reported() {
        Map<String, Long> rows = new TreeMap<>();
        database.readWith(
                handle ->
                        handle.createQuery(
                                        "select t.task, count(*) n from failure f"
                                                + " join task_company t on t.id = f.task_company_id"
                                                + " where f.kind = 'DELETED' group by t.task")
                                .map((row, c) -> rows.put(row.getString("task"), row.getLong("n")))
                                .list());
        return rows;
    }
}
