package dev.p2c.odata.transport;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts what {@link ConnectionStats} shows. Thread-safe. */
final class TrafficCounters {

    private record Last(int status, Optional<Instant> at) {}

    private final Clock clock;
    private final LongAdder requests = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private volatile Last last = new Last(0, Optional.empty());

    TrafficCounters(Clock clock) {
        this.clock = clock;
    }

    void request(int bytes) {
        requests.increment();
        sent.add(bytes);
    }

    void answer(int status, int bytes) {
        received.add(bytes);
        last = new Last(status, Optional.of(clock.instant()));
    }

    void retry() {
        retries.increment();
    }

    void throttled() {
        throttled.increment();
    }

    ConnectionStats stats(Governor governor, CircuitBreaker circuit) {
        Last seen = last;
        return new ConnectionStats(
                requests.sum(),
                retries.sum(),
                throttled.sum(),
                governor.throttledFor(),
                sent.sum(),
                received.sum(),
                seen.status,
                seen.at,
                governor.underWay(),
                governor.limit(),
                circuit.openUntil());
    }
}
