package dev.p2c.state;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What our last writes left behind, row by row; written by {@link State#commit}. Thread-safe. */
public final class Ledger {

    private static final int CHUNK = 1000;

    /** Not {@code row_key = any(?)}: H2 would read the whole task for it. */
    private static final String FIND =
            """
            select l.row_key, l.hash, l.source_etag, l.target_id, l.target_etag, l.base
            from unnest(?) k(v)
            join ledger l on l.task_company_id = ? and l.row_key = k.v""";

    private static final String FIND_SOURCE_ETAGS =
            """
            select l.row_key, l.source_etag
            from unnest(?) k(v)
            join ledger l on l.task_company_id = ? and l.row_key = k.v""";

    private final Database database;
    private final TaskCompanies taskCompanies;
    private final Payloads payloads;

    Ledger(Database database, TaskCompanies taskCompanies, Payloads payloads) {
        this.database = database;
        this.payloads = payloads;
        this.taskCompanies = taskCompanies;
    }

    /**
     * @param keys any number
     * @return by key as asked; rows we never wrote are absent
     */
    public Map<String, LedgerEntry> find(String task, String company, Collection<String> keys) {
        Map<String, LedgerEntry> found = new HashMap<>(keys.size() * 2);
        eachChunk(
                FIND,
                task,
                company,
                keys,
                (key, row) ->
                        found.put(
                                key,
                                new LedgerEntry(
                                        task,
                                        company,
                                        key,
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        payloads.open(row.getString(1), row.getString(6)))));
        return found;
    }

    /**
     * @return by key as asked; rows we never wrote, and those without an etag, are absent
     */
    public Map<String, String> sourceEtags(String task, String company, Collection<String> keys) {
        Map<String, String> found = new HashMap<>(keys.size() * 2);
        eachChunk(
                FIND_SOURCE_ETAGS,
                task,
                company,
                keys,
                (key, row) -> {
                    String etag = row.getString(2);
                    if (etag != null) {
                        found.put(key, etag);
                    }
                });
        return found;
    }

    /** Rows that are across. Counts row by row: up to a second for a million. */
    public long count(String task, String company) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select count(*) from ledger where task_company_id = :id"
                                                + " and hash <> ''")
                                .bind("id", id)
                                .mapTo(Long.class)
                                .one());
    }

    /** True while the task itself has looked at no row. */
    public boolean isEmpty(String task, String company) {
        int id = taskCompanies.id(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select 1 from ledger where task_company_id = :id"
                                                + " and (hash <> '' or source_etag is not null)"
                                                + " limit 1")
                                .bind("id", id)
                                .mapTo(Integer.class)
                                .findOne()
                                .isEmpty());
    }

    /** The next pass writes every row again. A million rows take H2 half a minute to forget. */
    public void forget(String task, String company) {
        int id = taskCompanies.id(task, company);
        database.writeWith(
                handle -> handle.execute("delete from ledger where task_company_id = ?", id));
    }

    private void eachChunk(
            String query, String task, String company, Collection<String> keys, RowWork work) {
        if (keys.isEmpty()) {
            return;
        }
        int id = taskCompanies.id(task, company);
        Map<String, String> keysByStored = new LinkedHashMap<>(keys.size() * 2);
        for (String key : keys) {
            keysByStored.put(StoredText.key(key), key);
        }
        List<String> stored = List.copyOf(keysByStored.keySet());
        for (int from = 0; from < stored.size(); from += CHUNK) {
            List<String> chunk = stored.subList(from, Math.min(from + CHUNK, stored.size()));
            database.read(
                    connection -> {
                        readChunk(connection, query, id, chunk, keysByStored, work);
                        return null;
                    });
        }
    }

    private static void readChunk(
            Connection connection,
            String query,
            int id,
            List<String> chunk,
            Map<String, String> keysByStored,
            RowWork work)
            throws SQLException {
        Array array = connection.createArrayOf("varchar", chunk.toArray());
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setArray(1, array);
            select.setInt(2, id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    work.on(keysByStored.get(rows.getString(1)), rows);
                }
            }
        } finally {
            array.free();
        }
    }

    @FunctionalInterface
    private interface RowWork {
        void on(String key, ResultSet row) throws SQLException;
    }
}
