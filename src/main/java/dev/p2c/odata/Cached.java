package dev.p2c.odata;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Caches a value that is costly to load, forever or for a limited time. Thread-safe. */
final class Cached<T> {

    private record Entry<T>(T value, Instant until) {}

    private final Clock clock;
    private final Optional<Duration> lifetime;
    private volatile Entry<T> entry;

    private Cached(Clock clock, Optional<Duration> lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    static <T> Cached<T> forGood(Clock clock) {
        return new Cached<>(clock, Optional.empty());
    }

    static <T> Cached<T> during(Duration lifetime, Clock clock) {
        return new Cached<>(clock, Optional.of(lifetime));
    }

    /**
     * Returns the cached value, or loads a value first; concurrent callers share one load.
     *
     * @param load called under a lock; an exception is passed on, and nothing is cached
     */
    T get(Supplier<T> load) {
        Entry<T> kept = entry;
        return isFresh(kept) ? kept.value : loaded(load);
    }

    private synchronized T loaded(Supplier<T> load) {
        if (!isFresh(entry)) {
            T value = load.get();
            entry = new Entry<>(value, lifetime.map(clock.instant()::plus).orElse(Instant.MAX));
        }
        return entry.value;
    }

    private boolean isFresh(Entry<T> kept) {
        return kept != null && clock.instant().isBefore(kept.until);
    }
}
