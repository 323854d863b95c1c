package dev.p2c.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** A value that is computed again only when it is older than a limit. Thread-safe. */
public final class Recent<T> {

    private final Supplier<T> source;
    private final Duration limit;
    private final Clock clock;
    private T value;
    private Instant computedAt;

    public Recent(Supplier<T> source, Duration limit, Clock clock) {
        this.source = source;
        this.limit = limit;
        this.clock = clock;
    }

    /** The value, computed anew if it is too old. */
    public synchronized T get() {
        Instant now = clock.instant();
        if (computedAt == null || Duration.between(computedAt, now).abs().compareTo(limit) >= 0) {
            value = source.get();
            computedAt = clock.instant(); // a slow source shall not be asked again at once
        }
        return value;
    }

    /** Makes the next call compute the value, after something was done. */
    public synchronized void forget() {
        computedAt = null;
    }
}
