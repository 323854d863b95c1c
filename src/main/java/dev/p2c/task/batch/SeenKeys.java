package dev.p2c.task.batch;

import dev.p2c.state.LedgerMarks;
import dev.p2c.text.Fnv1a;
import java.util.Arrays;

/**
 * Which keys a source has, eight bytes each. Two keys that share their eight bytes make a row that
 * is gone look as if it were there, never the other way round. Thread-safe.
 */
public final class SeenKeys {

    private long[] seen = new long[1024];
    private int count;
    private boolean sorted = true;
    private boolean complete;

    public synchronized void see(String key) {
        if (count == seen.length) {
            seen = Arrays.copyOf(seen, count * 2);
        }
        seen[count++] = hash(key);
        sorted = false;
    }

    public synchronized boolean has(String key) {
        if (!sorted) {
            Arrays.sort(seen, 0, count);
            sorted = true;
        }
        return Arrays.binarySearch(seen, 0, count, hash(key)) >= 0;
    }

    /** Every key of the source has been seen. */
    public synchronized void complete() {
        complete = true;
    }

    public synchronized boolean isComplete() {
        return complete;
    }

    private static long hash(String key) {
        return Fnv1a.of(LedgerMarks.storedKey(key));
    }
}
