package dev.p2c.state;

import java.time.Instant;

/**
 * The rows of a task that are still to be written when a run has ended.
 *
 * @param undecided rows in conflict, for which a person has to decide
 * @param nextTry when the next rejected row is tried again without a change; null if none is
 */
public record Backlog(long rejected, long parked, long undecided, Instant nextTry) {

    public long rows() {
        return rejected + parked + undecided;
    }

    /** The backlog of both, for several companies. */
    public Backlog plus(Backlog other) {
        return new Backlog(
                rejected + other.rejected,
                parked + other.parked,
                undecided + other.undecided,
                earlier(nextTry, other.nextTry));
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
