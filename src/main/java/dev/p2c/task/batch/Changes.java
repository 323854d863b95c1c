package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.run.CompanyRun;
import dev.p2c.run.Progress;
import dev.p2c.task.plan.Plan;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The changed rows of one task and company, read lazily and cut into batches. What stops the pass
 * (an outage, a bug) is kept here and ends the iteration, so that the batches under way finish
 * first and {@code checkpoint} sees the whole. Thread-safe but for the iterator itself.
 */
public final class Changes implements Iterable<Batch> {

    private static final int MOST_REASONS = 1_000;

    private final CompanyRun run;
    private final String task;
    private final Plan plan;
    private final Iterator<Slice> slices;
    private final KeyClaims claims = new KeyClaims();
    private final SeenKeys sighting;
    private final LastRows traces = new LastRows();
    private final NavigableMap<Integer, Optional<Instant>> finished = new TreeMap<>();
    private final Set<String> toldReasons = ConcurrentHashMap.newKeySet();
    private int handedOut;
    private int settledBatches;
    private Instant settledUpTo;
    private Instant reported;
    private RuntimeException failure;
    private volatile boolean failuresOpen;

    public Changes(
            CompanyRun run,
            Plan plan,
            Iterator<Slice> slices,
            boolean failuresOpen,
            SeenKeys sighting) {
        this(run, plan.task(), plan, slices, failuresOpen, sighting);
    }

    /** Without a plan, for those that only iterate. */
    public Changes(CompanyRun run, String task, Iterator<Slice> slices) {
        this(run, task, null, slices, false, new SeenKeys());
    }

    private Changes(
            CompanyRun run,
            String task,
            Plan plan,
            Iterator<Slice> slices,
            boolean failuresOpen,
            SeenKeys sighting) {
        this.run = run;
        this.task = task;
        this.plan = plan;
        this.slices = slices;
        this.failuresOpen = failuresOpen;
        this.sighting = sighting;
    }

    /** A pass that ended before it could read: the failure is all it has. */
    public static Changes failed(CompanyRun run, String task, RuntimeException failure) {
        Changes changes = new Changes(run, task, List.<Slice>of().iterator());
        changes.stop(failure);
        return changes;
    }

    public CompanyRun run() {
        return run;
    }

    public String task() {
        return task;
    }

    public String label() {
        return run.label(task);
    }

    /** Not for a pass that ended before it could read. */
    public Plan plan() {
        return plan;
    }

    public Progress progress() {
        return run.progress(task);
    }

    public KeyClaims claims() {
        return claims;
    }

    /** The keys that a sweep has seen. */
    public SeenKeys sighting() {
        return sighting;
    }

    public LastRows traces() {
        return traces;
    }

    /** False spares a look into the failures for every batch, which is the normal case. */
    public boolean failuresOpen() {
        return failuresOpen;
    }

    void noteFailures() {
        failuresOpen = true;
    }

    /** True for a reason that the log does not name yet: a thousand rows may share it. */
    boolean isNew(String reason) {
        return toldReasons.size() < MOST_REASONS && toldReasons.add(reason);
    }

    /** Ends the iteration; the first reason stays. */
    public synchronized void stop(RuntimeException reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    public synchronized Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure).or(() -> run.run().stopped());
    }

    public boolean stopped() {
        return failure().isPresent();
    }

    /** Every row of this batch has a stored outcome. */
    public synchronized void settled(Batch batch) {
        finished.put(batch.number(), batch.upTo());
        while (!finished.isEmpty() && finished.firstKey() == settledBatches) {
            Optional<Instant> upTo = finished.pollFirstEntry().getValue();
            settledUpTo = upTo.filter(this::later).orElse(settledUpTo);
            settledBatches++;
        }
        claims.forget(settledBatches);
    }

    /** Batches that were handed out and have no stored outcome. */
    public synchronized int unsettled() {
        return handedOut - settledBatches;
    }

    private boolean later(Instant instant) {
        return settledUpTo == null || instant.isAfter(settledUpTo);
    }

    /**
     * Up to where every row of the source has a stored outcome; empty where that has not moved
     * since the last call.
     */
    public synchronized Optional<Instant> newlySettledUpTo() {
        Optional<Instant> moved =
                Optional.ofNullable(settledUpTo).filter(upTo -> !upTo.equals(reported));
        reported = settledUpTo;
        return moved;
    }

    private synchronized int nextNumber() {
        return handedOut++;
    }

    @Override
    public Iterator<Batch> iterator() {
        return new Batches();
    }

    /**
     * Rows as they were read together.
     *
     * @param upTo the newest value of the watermark column in or before these rows; empty where
     *     there is none
     */
    public record Slice(List<ObjectNode> rows, Optional<Instant> upTo) {}

    private final class Batches implements Iterator<Batch> {

        private Slice promised;

        /**
         * Keeps its word whatever happens meanwhile: Camel asks twice, and takes a no after a yes
         * for the end of the pass, with batches still under way.
         */
        @Override
        public boolean hasNext() {
            if (promised == null && !stopped()) {
                try {
                    promised = slices.hasNext() ? slices.next() : null;
                } catch (RuntimeException e) {
                    stop(e);
                }
            }
            return promised != null;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Slice slice = promised;
            promised = null;
            // A sweep compares every version anyway; nobody would look at what is kept of it.
            if (plan != null && !plan.sweeps()) {
                traces.read(plan, slice.rows());
            }
            return new Batch(Changes.this, nextNumber(), slice.rows(), slice.upTo());
        }
    }
}
