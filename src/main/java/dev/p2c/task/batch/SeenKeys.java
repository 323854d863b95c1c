package dev.p2c.task.batch;

import dev.p2c.state.LedgerMarks;
import dev.p2c.text.Fnv1a;
import java.util.Arrays;

/**
 * A set of keys that keeps only a hash of eight bytes per key. Two keys with the same hash can make
 * a deleted row look as if it existed, but never the other way round. Thread-safe.
 */
public final class SeenKeys {

    private long[] seen = new long[1024];
    private int count;
    private boolean sorted = true;
    private boolean complete;

    public void see(String key) {
        seeHash(hash(key));
    }

    /** Adds a key by its {@link #hash}. */
    public synchronized void seeHash(long hash) {
        if (count == seen.length) {
            seen = Arrays.copyOf(seen, count * 2);
        }
        seen[count++] = hash;
        sorted = false;
    }

    public boolean has(String key) {
        return hasHash(hash(key));
    }

    /** Whether the set has a key with this {@link #hash}. */
    public synchronized boolean hasHash(long hash) {
        if (!sorted) {
            Arrays.sort(seen, 0, count);
            sorted = true;
        }
        return Arrays.binarySearch(seen, 0, count, hash) >= 0;
    }

    /** Marks the set as complete: it has every key of the source. */
    public synchronized void complete() {
        complete = true;
    }

    public synchronized boolean isComplete() {
        return complete;
    }

    /** The hash by which a set keeps a key. */
    public static long hash(String key) {
        return Fnv1a.of(LedgerMarks.storedKey(key));
    }
}
