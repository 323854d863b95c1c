package dev.p2c.task.recheck;

import dev.p2c.state.LedgerEntry;
import dev.p2c.task.batch.SeenKeys;
import dev.p2c.task.batch.VerifiedRows;
import dev.p2c.text.PackedTexts;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalLong;

/**
 * The rows that a task has written, in about fifty bytes each: names and versions as fingerprints,
 * integration keys as texts. So the ledger can be read while the target is read. Not thread-safe.
 */
final class WrittenRows {

    private final PackedTexts keys = new PackedTexts();
    private final BitSet withVersion = new BitSet();
    private final BitSet verifiable = new BitSet();
    private long[] names = new long[1024];
    private long[] versions = new long[1024];
    private long[] verified = new long[1024];

    /**
     * Adds a row of the ledger.
     *
     * @param name by which {@link TargetRows} knows the row
     */
    void add(LedgerEntry entry, String name) {
        int number = keys.size();
        if (number == names.length) {
            names = Arrays.copyOf(names, number * 2);
            versions = Arrays.copyOf(versions, number * 2);
            verified = Arrays.copyOf(verified, number * 2);
        }
        keys.add(entry.key());
        names[number] = SeenKeys.hash(name);
        if (entry.targetEtag() != null) {
            withVersion.set(number);
            versions[number] = SeenKeys.hash(TargetRows.version(name, entry.targetEtag()));
        }
        OptionalLong hash = VerifiedRows.hash(entry);
        hash.ifPresent(
                value -> {
                    verifiable.set(number);
                    verified[number] = value;
                });
    }

    int size() {
        return keys.size();
    }

    /** The integration key of a row, by its number from 0. */
    String key(int number) {
        return keys.get(number);
    }

    boolean isIn(TargetRows target, int number) {
        return target.has(names[number]);
    }

    /** Whether the target has the version that the last write left; false if none is known. */
    boolean isAsWritten(TargetRows target, int number) {
        return withVersion.get(number) && target.hasVersion(versions[number]);
    }

    void verify(int number, VerifiedRows rows) {
        if (verifiable.get(number)) {
            rows.add(verified[number]);
        }
    }
}
