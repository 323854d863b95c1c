package dev.p2c.odata.transport;

import java.time.Duration;

/**
 * How many rows of one entity go in one batch. Larger ones are tried as long as they bring more
 * rows in the same time; a batch that is too much for the service halves it. Thread-safe.
 */
public final class BatchSizeTuner {

    /** Batches of one size before it is judged. */
    private static final int SAMPLE = 8;

    /** Batches before it is looked at anew: the service may have changed. */
    private static final int GOOD_FOR = 400;

    private static final double STEP = 1.5;
    private static final double WORTH_IT = 1.05;

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

    /** A batch was answered. One that is not full says nothing about its size. */
    synchronized void took(int operations, Duration time) {
        if (operations != size) {
            return;
        }
        count++;
        rows += operations;
        nanos += Math.max(1, time.toNanos());
        if (settled && count >= GOOD_FOR) {
            settled = false;
            bestRate = 0;
            ceiling = most;
            begin(size);
        } else if (!settled && count >= SAMPLE) {
            judge((double) rows / nanos);
        }
    }

    private void judge(double rate) {
        if (rate <= bestRate * WORTH_IT) {
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

    /** The service did not take a batch of this many. */
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
