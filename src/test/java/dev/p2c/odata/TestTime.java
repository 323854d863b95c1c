package dev.p2c.odata;

import dev.p2c.odata.transport.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that only advances when a thread waits by it or a test moves it. Thread-safe. */
public final class TestTime extends Clock implements Sleeper {

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-07-01T10:00:00Z");

    @Override
    public void await(Duration duration) {
        waits.add(duration);
        pass(duration);
    }

    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    public List<Duration> waits() {
        return waits;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
