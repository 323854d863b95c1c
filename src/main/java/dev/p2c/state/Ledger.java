package dev.p2c.state;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds, counts and removes ledger rows, which keep for each row what a task last wrote. Written by
 * {@link State#commit}. Thread-safe.
 */
public final class Ledger {

    /** The written states as an SQL list. */
    static final String WRITTEN = "('WRITTEN', 'INCOMPLETE', 'UNSURE')";

    private static final int CHUNK = 1000;

    /** A key of several values, of which the last one may contain an escaped separator. */
    private static final String WITHOUT_LAST =
            "regexp_replace(row_key, '[|]([^|\\\\]|\\\\.)*$', '')";

    /** A join, since H2 would read the whole task for {@code row_key = any(?)}. */
    private static final String FIND =
            """
            select l.row_key, l.state, l.hash, l.source_kind, l.source_version, l.away,
                l.target_id, l.target_etag, l.base
            from unnest(?) k(v)
            join ledger_row l on l.task_company_id = ? and l.row_key = k.v\
            """;

    private static final String FIND_SWEPT =
            """
            select l.row_key, l.source_version
            from unnest(?) k(v)
            join ledger_row l on l.task_company_id = ? and l.row_key = k.v
                and l.source_kind = 'ETAG'\
            """;

    private static final String FIND_SKIPPED =
            """
            select l.row_key
            from unnest(?) k(v)
            join ledger_row l on l.task_company_id = ? and l.row_key = k.v
                and l.state = 'SKIPPED'\
            """;

    private final Database database;
    private final TaskCompanies taskCompanies;
    private final Payloads payloads;
    private final Optional<OriginalLedger> original;

    Ledger(
            Database database,
            TaskCompanies taskCompanies,
            Payloads payloads,
            Optional<OriginalLedger> original) {
        this.database = database;
        this.payloads = payloads;
        this.taskCompanies = taskCompanies;
        this.original = original;
    }

    /**
     * Finds entries by integration keys.
     *
     * @param keys any number
     * @return entries by the given keys; rows that the ledger does not know are absent
     */
    public Map<String, LedgerEntry> find(String task, String company, Collection<String> keys) {
        Map<String, LedgerEntry> found = new HashMap<>(keys.size() * 2);
        eachChunk(
                FIND,
                task,
                company,
                keys,
                (key, row) -> {
                    String base = payloads.open(row.getString("row_key"), row.getString("base"));
                    found.put(key, entry(task, company, key, base, row));
                });
        return found;
    }

    /** Makes an entry from a result row; the caller passes key and base. */
    static LedgerEntry entry(String task, String company, String key, String base, ResultSet row)
            throws SQLException {
        return new LedgerEntry(
                task,
                company,
                key,
                RowState.valueOf(row.getString("state")),
                row.getString("hash"),
                source(row),
                row.getBoolean("away"),
                row.getString("target_id"),
                row.getString("target_etag"),
                base);
    }

    static SourceVersion source(ResultSet row) throws SQLException {
        SourceVersion.Kind kind = SourceVersion.Kind.valueOf(row.getString("source_kind"));
        return kind == SourceVersion.Kind.UNKNOWN
                ? SourceVersion.UNKNOWN
                : new SourceVersion(kind, row.getString("source_version"));
    }

    /**
     * Finds what a sweep compares of source rows.
     *
     * @return versions by the given keys; rows without a known version are absent
     */
    public Map<String, String> sweptVersions(String task, String company, Collection<String> keys) {
        Map<String, String> found = new HashMap<>(keys.size() * 2);
        eachChunk(
                FIND_SWEPT,
                task,
                company,
                keys,
                (key, row) -> found.put(key, row.getString("source_version")));
        return found;
    }

    /**
     * Finds rows that were read and skipped, and of which nothing is in the target.
     *
     * @return those of the given keys
     */
    public Set<String> skipped(String task, String company, Collection<String> keys) {
        Set<String> found = new HashSet<>();
        eachChunk(FIND_SKIPPED, task, company, keys, (key, row) -> found.add(key));
        return found;
    }

    /** Counts the written rows by an index, which takes a tenth of a second for a million rows. */
    public long count(String task, String company) {
        int id = whole(task, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select count(*) from ledger_row"
                                                + " where task_company_id = :id and state in "
                                                + WRITTEN)
                                .bind("id", id)
                                .mapTo(Long.class)
                                .one());
    }

    /** Whether the task has written a row, which takes no longer for a million rows. */
    public boolean hasWritten(String task, String company) {
        return hasAny(taskCompanies.id(task, company), "state in " + WRITTEN);
    }

    private boolean hasAny(int id, String condition) {
        return original.filter(ledger -> ledger.hasAny(id, condition)).isPresent()
                || database.readWith(
                        handle ->
                                handle.createQuery(
                                                "select 1 from ledger_row where task_company_id"
                                                        + " = :id and "
                                                        + condition
                                                        + " limit 1")
                                        .bind("id", id)
                                        .mapTo(Integer.class)
                                        .findOne()
                                        .isPresent());
    }

    /** The number of a task and company of which this state has all rows. */
    private int whole(String task, String company) {
        int id = taskCompanies.id(task, company);
        original.ifPresent(ledger -> ledger.moveAll(id));
        return id;
    }

    /**
     * Counts the rows that one task has written and another one, which reads them, does not know:
     * it has neither written nor found nor skipped them. Takes about as long as {@link #count} of
     * both.
     *
     * @param longer whether the keys of the second task have one value more at their end
     */
    public long between(String first, String second, boolean longer, String company) {
        int from = whole(first, company);
        int to = whole(second, company);
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select count(*) from (select row_key from ledger_row"
                                                + " where task_company_id = :from and state in "
                                                + WRITTEN
                                                + " except select "
                                                + (longer ? WITHOUT_LAST : "row_key")
                                                + " from ledger_row where task_company_id = :to) b")
                                .bind("from", from)
                                .bind("to", to)
                                .mapTo(Long.class)
                                .one());
    }

    /** True while the task itself has neither written a row nor read a source row. */
    public boolean isEmpty(String task, String company) {
        return !hasAny(
                taskCompanies.id(task, company),
                "(source_kind <> 'UNKNOWN' or state in " + WRITTEN + ")");
    }

    /**
     * Removes all rows of a task in a company, so that its next pass writes every row again. H2
     * takes half a minute for a million rows.
     */
    public void forget(String task, String company) {
        int id = whole(task, company);
        database.writeWith(
                handle -> handle.execute("delete from ledger_row where task_company_id = ?", id));
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
        original.ifPresent(ledger -> ledger.move(id, stored));
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
                    work.on(keysByStored.get(rows.getString("row_key")), rows);
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
