package dev.p2c.odata.transport;

import dev.p2c.odata.dialect.Dialect;
import java.time.Clock;
import java.time.Duration;

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

    /** The pause that a service asks for, cut to the ceiling of the settings. */
    Pause pause(Duration asked, String answer) {
        return Pause.of(asked, settings.limits().maxPause(), answer);
    }

    RetryBudget retryBudget(String work) {
        return new RetryBudget(settings.name(), work, settings.limits(), sleeper, counters);
    }
}
