package dev.p2c.task.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides when an unchanged rejected row is tried again, because the target may accept the row by
 * then. The pause doubles with every attempt, up to a day. Immutable and thread-safe.
 */
public final class RetryRule {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 20;

    private final Clock clock;
    private final Duration first;

    public RetryRule(Clock clock, Duration first) {
        this.clock = clock;
        this.first = first;
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * The time of the next try.
     *
     * @param attempts number of tries so far
     */
    public Instant next(int attempts) {
        Duration pause = first.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return now().plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    }

    boolean isDue(Instant nextAt) {
        return nextAt != null && !nextAt.isAfter(now());
    }
}
