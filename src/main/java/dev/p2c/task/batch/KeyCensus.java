package dev.p2c.task.batch;

import dev.p2c.text.Fnv1a;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells which keys several source rows may share. Before a pass that reads all rows, all keys are
 * counted, which keeps a hash of eight bytes of each; without a count every key may be shared. Two
 * keys with the same hash look shared, never the other way round. Thread-safe.
 */
public final class KeyCensus {

    private long[] hashes = new long[1024];
    private int count;
    private Set<Long> shared;

    /** Counts the key of one source row. */
    public synchronized void count(String key) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        hashes[count++] = Fnv1a.of(key);
    }

    /** Ends the count: it has the keys of all source rows. */
    public synchronized void complete() {
        Arrays.sort(hashes, 0, count);
        shared = new HashSet<>();
        for (int i = 1; i < count; i++) {
            if (hashes[i] == hashes[i - 1]) {
                shared.add(hashes[i]);
            }
        }
        hashes = new long[0];
        count = 0;
    }

    /** True if the keys were counted, and several source rows had this key. */
    public synchronized boolean isShared(String key) {
        return shared != null && shared.contains(Fnv1a.of(key));
    }

    /** False if no other source row had this key when the keys were counted. */
    public synchronized boolean mayBeShared(String key) {
        return shared == null || shared.contains(Fnv1a.of(key));
    }
}
