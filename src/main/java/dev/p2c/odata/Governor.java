package dev.p2c.odata;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Holds back all threads of one connection while the service asks for quiet: pressure during a
 * {@code Retry-After} makes it longer (Dataverse, service protection API limits). Thread-safe.
 */
final class Governor {

    private final Clock clock;
    private Instant quietUntil = Instant.MIN;

    Governor(Clock clock) {
        this.clock = clock;
    }

    /** Nobody sends before this time has passed. */
    synchronized void quiet(Duration duration) {
        Instant until = clock.instant().plus(duration);
        if (until.isAfter(quietUntil)) {
            quietUntil = until;
        }
    }

    /** How long a request that wants to go now has to wait; zero to go. */
    synchronized Duration delay() {
        Instant now = clock.instant();
        return quietUntil.isAfter(now) ? Duration.between(now, quietUntil) : Duration.ZERO;
    }
}
