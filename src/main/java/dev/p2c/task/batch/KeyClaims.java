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
 * Keeps batches that are written in parallel from disturbing each other: a key is never in two
 * requests at once, and a late batch never overwrites the newer version of a row that a later batch
 * has written. Thread-safe.
 */
public final class KeyClaims {

    private final Set<String> claimed = new HashSet<>();
    private final Map<String, Integer> newest = new HashMap<>();
    private final NavigableMap<Integer, List<String>> claimedBy = new TreeMap<>();

    /**
     * Waits until no other batch holds one of the keys, and then claims all of them together, so
     * that two batches cannot deadlock. An interrupt does not end the wait.
     */
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
     * Forgets the keys of the batches up to this number. All these batches are done, so that no
     * older version of their rows can follow.
     */
    synchronized void forget(int upTo) {
        Map<Integer, List<String>> over = claimedBy.headMap(upTo, true);
        over.forEach((batch, keys) -> keys.forEach(key -> newest.remove(key, batch)));
        over.clear();
    }

    /** Number of keys kept; limited by the batches in progress. */
    synchronized int remembered() {
        return newest.size();
    }

    /** The keys that one batch holds until it is closed. */
    public final class Claim implements AutoCloseable {

        private final Collection<String> keys;
        private final Set<String> superseded;

        private Claim(Collection<String> keys, Set<String> superseded) {
            this.keys = keys;
            this.superseded = superseded;
        }

        /** Keys of which a later batch has already stored a newer version. */
        public Set<String> superseded() {
            return superseded;
        }

        @Override
        public void close() {
            release(keys);
        }
    }
}
