package dev.p2c.task.plan;

import java.time.Duration;

/**
 * How many rows may go at once without a person's word: a source that was emptied, restored, or
 * that no longer shows us its rows looks like one whose rows were deleted.
 *
 * @param most rows of a task and company in one pass
 * @param percent of the rows that are across; counts from {@link #FEW} rows on
 * @param every how often a source with a delta link is asked where deletions are only reported
 */
public record Brake(int most, int percent, Duration every) {

    public static final Brake DEFAULTS = new Brake(100, 10, Duration.ofHours(1));

    /** One row of three is a third, and yet only one row. */
    private static final int FEW = 5;

    private static final int WHOLE = 100;

    public Brake {
        if (most < 0 || percent < 0 || percent > WHOLE) {
            throw new IllegalArgumentException("most " + most + ", percent " + percent);
        }
    }

    public boolean holds(long gone, long across) {
        return gone > most || gone > FEW && gone * WHOLE > across * percent;
    }
}
