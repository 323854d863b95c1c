package dev.p2c.task.batch;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keys being written: the same key is never in two requests at once, and a batch that is late never
 * undoes what a later one, with a newer version of the row, has done. Thread-safe.
 */
public final class KeyClaims {

    private final Set<String> claimed = new HashSet<>();
    private final Map<String, Integer> newest = new HashMap<>();
    private final NavigableMap<Integer, List<String>> claimedBy = new TreeMap<>();

    /** Waits until none of the keys is with another batch; all or none, so nobody deadlocks. */
    public synchronized Claim claim(int batch, Collection<String> keys) {
        boolean interrupted = false;
        while (!Collections.disjoint(claimed, keys)) {
            try {
                wait();
            } catch (InterruptedException ignored) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Set<String> superseded = new LinkedHashSet<>();
        for (String key : keys) {
            if (newest.merge(key, batch, Math::max) > batch) {
                superseded.add(key);
            }
        }
        claimed.addAll(keys);
        claimedBy.put(batch, List.copyOf(keys));
        return new Claim(keys, superseded);
    }

    private synchronized void release(Collection<String> keys) {
        claimed.removeAll(keys);
        notifyAll();
    }

    /**
     * Every batch below this number is done: no older version of what they wrote can come any more.
     */
    synchronized void forget(int below) {
        Map<Integer, List<String>> over = claimedBy.headMap(below, true);
        over.forEach((batch, keys) -> keys.forEach(key -> newest.remove(key, batch)));
        over.clear();
    }

    /** How many keys are remembered; bounded by the batches under way. */
    synchronized int remembered() {
        return newest.size();
    }

    public final class Claim implements AutoCloseable {

        private final Collection<String> keys;
        private final Set<String> superseded;

        private Claim(Collection<String> keys, Set<String> superseded) {
            this.keys = keys;
            this.superseded = superseded;
        }

        /** Those of which a later batch has stored a newer version already. */
        public Set<String> superseded() {
            return superseded;
        }

        @Override
        public void close() {
            release(keys);
        }
    }
}
