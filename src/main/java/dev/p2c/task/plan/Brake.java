package dev.p2c.task.plan;

import java.time.Duration;

/**
 * Limits how many deletions one pass carries out without a person's consent. A source that was
 * emptied or restored, or that hides its rows from us, looks like a source whose rows were deleted.
 *
 * @param most number of rows of a task and company per pass
 * @param percent of the rows that are in the target; applies to more than five deletions
 * @param every how often a pass looks for deletions that are only reported
 */
public record Brake(int most, int percent, Duration every) {

    public static final Brake DEFAULTS = new Brake(100, 10, Duration.ofHours(1));

    /** The percentage does not apply to so few deletions: one of three rows is a third of all. */
    private static final int FEW = 5;

    private static final int WHOLE = 100;

    public Brake {
        if (most < 0 || percent < 0 || percent > WHOLE) {
            throw new IllegalArgumentException("most " + most + ", percent " + percent);
        }
    }

    /**
     * True if the deletions have to wait for a person.
     *
     * @param gone number of deleted rows
     * @param across number of rows in the target
     */
    public boolean holds(long gone, long across) {
        return gone > most || gone > FEW && gone * WHOLE > across * percent;
    }
}
