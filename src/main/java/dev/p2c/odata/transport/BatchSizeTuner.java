package dev.p2c.odata.transport;

import java.time.Duration;

/**
 * Finds the batch size of one entity set that writes the most rows per second: larger sizes are
 * tried as long as they are faster, and a batch that is too large for the service halves the size.
 * Thread-safe.
 */
public final class BatchSizeTuner {

    /** Batches of one size after which the size is judged. */
    private static final int SAMPLE = 8;

    /** Batches after which a settled size is judged anew, since the service may have changed. */
    private static final int SETTLED_FOR = 400;

    private static final double STEP = 1.5;
    private static final double MIN_GAIN = 1.05;

    private final int most;
    private int ceiling;
    private int size;
    private int count;
    private long rows;
    private long nanos;
    private int bestSize;
    private double bestRate;
    private boolean settled;

    BatchSizeTuner(int first, int most) {
        this.most = most;
        this.ceiling = most;
        this.size = Math.min(first, most);
        this.bestSize = size;
    }

    public synchronized int now() {
        return size;
    }

    /**
     * Takes the duration of a batch into account; a batch of another size than the present one is
     * ignored.
     */
    synchronized void measured(int operations, Duration took) {
        if (operations != size) {
            return;
        }
        count++;
        rows += operations;
        nanos += Math.max(1, took.toNanos());
        if (settled && count >= SETTLED_FOR) {
            settled = false;
            bestRate = 0;
            ceiling = most;
            begin(size);
        } else if (!settled && count >= SAMPLE) {
            judge((double) rows / nanos);
        }
    }

    private void judge(double rate) {
        if (rate <= bestRate * MIN_GAIN) {
            settled = true;
            begin(bestSize);
            return;
        }
        bestRate = rate;
        bestSize = size;
        int next = Math.min(ceiling, (int) Math.ceil(size * STEP));
        settled = next == size;
        begin(next);
    }

    /** Halves the size, because the service did not take a batch of this many operations. */
    public synchronized void tooMuch(int operations) {
        ceiling = Math.max(1, Math.min(ceiling, operations / 2));
        bestSize = Math.min(bestSize, ceiling);
        bestRate = 0;
        settled = true;
        begin(Math.min(size, ceiling));
    }

    private void begin(int next) {
        size = next;
        count = 0;
        rows = 0;
        nanos = 0;
    }
}
