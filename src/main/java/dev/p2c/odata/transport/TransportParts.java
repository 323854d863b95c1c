package dev.p2c.odata.transport;

import dev.p2c.odata.dialect.Dialect;
import java.time.Clock;

/** The parts that all ranks of one {@link Transport} share. Thread-safe. */
record TransportParts(
        ConnectionSettings settings,
        Dialect dialect,
        CountingGateway gateway,
        Governor governor,
        CircuitBreaker circuit,
        TrafficCounters counters,
        Sleeper sleeper,
        Clock clock) {

    String system() {
        return settings.name();
    }

    RetryBudget retryBudget(String work) {
        return new RetryBudget(settings.name(), work, settings.limits(), sleeper, counters);
    }
}
