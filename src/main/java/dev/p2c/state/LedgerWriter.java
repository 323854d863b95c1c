package dev.p2c.state;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes the ledger rows of one batch in a single statement, in a transaction of the caller. Keys
 * are written in order, so that two batches cannot deadlock.
 */
final class LedgerWriter {

    private final Connection connection;
    private final SqlDialect dialect;
    private final Payloads payloads;

    LedgerWriter(Connection connection, SqlDialect dialect, Payloads payloads) {
        this.connection = connection;
        this.dialect = dialect;
        this.payloads = payloads;
    }

    /** Inserts or replaces rows of a task in a company. */
    void write(int taskCompanyId, List<LedgerEntry> written) throws SQLException {
        if (written.isEmpty()) {
            return;
        }
        Map<String, LedgerEntry> byKey = new TreeMap<>();
        written.forEach(entry -> byKey.put(StoredText.key(entry.key()), entry));
        Collection<LedgerEntry> entries = byKey.values();
        try (PreparedStatement upsert = connection.prepareStatement(dialect.ledgerUpsert())) {
            upsert.setInt(1, taskCompanyId);
            upsert.setArray(2, array(byKey.keySet()));
            upsert.setArray(3, column(entries, entry -> entry.state().name()));
            upsert.setArray(4, column(entries, LedgerEntry::hash));
            upsert.setArray(5, column(entries, entry -> entry.source().kind().name()));
            upsert.setArray(6, column(entries, LedgerWriter::sourceVersion));
            upsert.setArray(7, column(entries, LedgerEntry::targetId));
            upsert.setArray(8, column(entries, LedgerEntry::targetEtag));
            upsert.setArray(9, bases(byKey));
            upsert.setArray(10, away(entries));
            upsert.executeUpdate();
        }
    }

    /**
     * Inserts rows that a twin task wrote, or updates their target columns.
     *
     * @param replace whether rows that the task has written itself are replaced, too
     */
    void seed(int taskCompanyId, List<LedgerEntry> seeds, boolean replace) throws SQLException {
        Map<String, LedgerEntry> byKey = new TreeMap<>();
        seeds.forEach(entry -> byKey.put(StoredText.key(entry.key()), entry));
        Collection<LedgerEntry> entries = byKey.values();
        try (PreparedStatement seed = connection.prepareStatement(dialect.ledgerSeed())) {
            seed.setInt(1, taskCompanyId);
            seed.setArray(2, array(byKey.keySet()));
            seed.setArray(3, column(entries, LedgerEntry::targetId));
            seed.setArray(4, column(entries, LedgerEntry::targetEtag));
            seed.setArray(5, bases(byKey));
            seed.setBoolean(6, replace);
            seed.executeUpdate();
        }
    }

    private static String sourceVersion(LedgerEntry entry) {
        return entry.source().isKnown() ? entry.source().value() : null;
    }

    private Array away(Collection<LedgerEntry> entries) throws SQLException {
        return connection.createArrayOf(
                "boolean", entries.stream().map(LedgerEntry::away).toArray());
    }

    private Array bases(Map<String, LedgerEntry> byKey) throws SQLException {
        List<String> values = new ArrayList<>(byKey.size());
        byKey.forEach(
                (key, entry) ->
                        values.add(payloads.seal(key, StoredText.cleanOrNull(entry.base()))));
        return array(values);
    }

    private Array column(Collection<LedgerEntry> entries, Function<LedgerEntry, String> value)
            throws SQLException {
        List<String> values = new ArrayList<>(entries.size());
        entries.forEach(entry -> values.add(StoredText.cleanOrNull(value.apply(entry))));
        return array(values);
    }

    private Array array(Collection<String> values) throws SQLException {
        return connection.createArrayOf("varchar", values.toArray());
    }
}
