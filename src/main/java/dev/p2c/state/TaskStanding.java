package dev.p2c.state;

import java.time.Instant;

/**
 * How far a task has come in a company.
 *
 * @param watermark null before the first checkpoint
 * @param readAll when a pass last read all source rows; null for never
 * @param written rows of the ledger that are in the target
 */
public record TaskStanding(Instant watermark, Instant readAll, long written) {

    /** The standing of a task that has not run yet. */
    public static final TaskStanding NONE = new TaskStanding(null, null, 0);
}
