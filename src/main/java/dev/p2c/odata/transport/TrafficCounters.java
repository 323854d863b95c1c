package dev.p2c.odata.transport;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests, retries and bytes of one connection. Thread-safe. */
final class TrafficCounters {

    private record LastAnswer(int status, Optional<Instant> at) {}

    private final Clock clock;
    private final LongAdder requests = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongAdder bytesSent = new LongAdder();
    private final LongAdder bytesReceived = new LongAdder();
    private volatile LastAnswer last = new LastAnswer(0, Optional.empty());

    TrafficCounters(Clock clock) {
        this.clock = clock;
    }

    void sent(int bytes) {
        requests.increment();
        bytesSent.add(bytes);
    }

    /**
     * @param status 0 where there was no answer
     */
    void answered(int status, int bytes) {
        bytesReceived.add(bytes);
        last = new LastAnswer(status, Optional.of(clock.instant()));
    }

    void retried() {
        retries.increment();
    }

    void throttled() {
        throttled.increment();
    }

    ConnectionStats stats(Governor governor, CircuitBreaker circuit) {
        LastAnswer seen = last;
        return new ConnectionStats(
                requests.sum(),
                retries.sum(),
                throttled.sum(),
                governor.pausedFor(),
                bytesSent.sum(),
                bytesReceived.sum(),
                seen.status,
                seen.at,
                governor.underWay(),
                governor.limit(),
                governor.budgetLeft(),
                circuit.openUntil());
    }
}
