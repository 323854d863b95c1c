package dev.p2c.task.batch;

import dev.p2c.state.LedgerEntry;
import dev.p2c.state.SourceVersion;
import java.util.OptionalLong;

/**
 * The rows that a comparison before the pass found in the target as the task wrote them. Keeps a
 * hash of eight bytes per row, of its key, its values and the version of its source row, which
 * spares the pass to look the row up in the ledger. Thread-safe.
 */
public final class VerifiedRows {

    private final SeenKeys rows = new SeenKeys();

    /**
     * The hash by which the rows keep a row that the target has as the entry says; empty for a row
     * of an unknown source, which is looked up.
     */
    public static OptionalLong hash(LedgerEntry entry) {
        return entry.isWrittenAs(entry.hash()) && entry.source().isKnown()
                ? OptionalLong.of(SeenKeys.hash(text(entry.key(), entry.hash(), entry.source())))
                : OptionalLong.empty();
    }

    /** Adds a row by its {@link #hash}. */
    public void add(long hash) {
        rows.seeHash(hash);
    }

    /** Whether the target has the row's values, of this version of the source row. */
    public boolean has(Mapped.Accepted row, SourceVersion version) {
        return version.isKnown() && rows.has(text(row.key(), row.target().hash(), version));
    }

    private static String text(String key, String hash, SourceVersion version) {
        return hash + " " + version.kind() + " " + version.value() + " " + key;
    }
}
