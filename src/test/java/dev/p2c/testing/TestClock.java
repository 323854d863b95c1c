package dev.p2c.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A clock that a test moves; between the moves it stands still or runs. Thread-safe. */
public final class TestClock extends Clock {

    private final Supplier<Instant> time;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private TestClock(Supplier<Instant> time) {
        this.time = time;
    }

    /** A clock that stands still at 2026-07-01T10:00:00Z. */
    public static TestClock standing() {
        return standingAt(Instant.parse("2026-07-01T10:00:00Z"));
    }

    public static TestClock standingAt(Instant instant) {
        return new TestClock(() -> instant);
    }

    /** A clock that runs with the system's clock. */
    public static TestClock running() {
        return new TestClock(Instant::now);
    }

    public void advance(Duration by) {
        ahead.updateAndGet(before -> before.plus(by));
    }

    @Override
    public Instant instant() {
        return time.get().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("always UTC");
    }
}
