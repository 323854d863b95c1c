package dev.p2c.reconcile;

import dev.p2c.text.PackedTexts;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The rows of the target of a task in about fifty bytes each: the integration key, a hash of the
 * values for each list of compared fields, and what the task has made of the row. Not thread-safe.
 */
final class TargetTable {

    private final PackedTexts keys = new PackedTexts();
    private final BitSet own = new BitSet();
    private final BitSet deactivated = new BitSet();
    private long[] hashes = new long[1024];
    private int[] ends = new int[1024];

    /**
     * A row of the target.
     *
     * @param key integration key
     * @param hashes of the values, one for each list of fields that was known
     * @param isOwn whether the row was made in the target
     * @param isDeactivated whether the row is one that the deletion of its source row has left
     */
    record Row(String key, long[] hashes, boolean isOwn, boolean isDeactivated) {}

    void add(Row row) {
        int number = keys.size();
        int start = start(number);
        int end = start + row.hashes().length;
        if (number == ends.length) {
            ends = Arrays.copyOf(ends, number * 2);
        }
        if (end > hashes.length) {
            hashes = Arrays.copyOf(hashes, end * 2);
        }
        System.arraycopy(row.hashes(), 0, hashes, start, row.hashes().length);
        ends[number] = end;
        own.set(number, row.isOwn());
        deactivated.set(number, row.isDeactivated());
        keys.add(row.key());
    }

    int size() {
        return keys.size();
    }

    /** The row with this number, from 0. */
    Row get(int number) {
        return new Row(
                keys.get(number),
                Arrays.copyOfRange(hashes, start(number), ends[number]),
                own.get(number),
                deactivated.get(number));
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }
}
