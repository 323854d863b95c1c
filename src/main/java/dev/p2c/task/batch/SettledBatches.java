package dev.p2c.task.batch;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tracks which batches of a pass have a stored outcome and how far the watermark may move: up to
 * the first batch that has none. Batches may finish in any order. Thread-safe.
 */
public final class SettledBatches {

    private final NavigableMap<Integer, Optional<Instant>> finishedEarly = new TreeMap<>();
    private int handedOut;
    private int settled;
    private Instant settledUpTo;
    private Instant reported;

    /** Returns the number of the next batch. */
    synchronized int handOut() {
        return handedOut++;
    }

    /**
     * Records that every row of a batch has a stored outcome. * @return the number of the first
     * batch without a stored outcome
     */
    synchronized int add(Batch batch) {
        finishedEarly.put(batch.number(), batch.upTo());
        while (!finishedEarly.isEmpty() && finishedEarly.firstKey() == settled) {
            Optional<Instant> upTo = finishedEarly.pollFirstEntry().getValue();
            settledUpTo = upTo.filter(this::isLater).orElse(settledUpTo);
            settled++;
        }
        return settled;
    }

    private boolean isLater(Instant instant) {
        return settledUpTo == null || instant.isAfter(settledUpTo);
    }

    /** Number of batches from the first one without a stored outcome to the last one handed out. */
    public synchronized int open() {
        return handedOut - settled;
    }

    /**
     * The time up to which every source row has a stored outcome; empty where it has not moved
     * since the last call.
     */
    public synchronized Optional<Instant> newUpTo() {
        Optional<Instant> moved =
                Optional.ofNullable(settledUpTo).filter(upTo -> !upTo.equals(reported));
        reported = settledUpTo;
        return moved;
    }
}
