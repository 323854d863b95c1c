package dev.p2c.odata.transport;

import dev.p2c.error.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The circuit breaker of one system. It opens after several requests have failed and none has
 * succeeded for a while; then requests fail at once, and one probe at a time finds out whether the
 * system is back. Thread-safe.
 */
final class CircuitBreaker {

    /** Failures that open the circuit: a single one may be bad luck. */
    private static final int ENOUGH = 3;

    private final String system;
    private final Duration openAfter;
    private final Clock clock;
    private int failures;
    private Instant firstFailure;
    private Instant openUntil;
    private boolean probing;
    private String lastFailure = "";

    /**
     * @param openAfter time without success that opens the circuit; also the time between probes
     */
    CircuitBreaker(String system, Duration openAfter, Clock clock) {
        this.system = system;
        this.openAfter = openAfter;
        this.clock = clock;
    }

    /**
     * Lets a request pass, or refuses it.
     *
     * @return true for a probe, which is not to be retried
     * @throws UnavailableException while the circuit is open
     */
    synchronized boolean enter() {
        if (openUntil == null) {
            return false;
        }
        Instant now = clock.instant();
        if (probing || now.isBefore(openUntil)) {
            throw new UnavailableException(
                    system,
                    "no successful answer since %s, next try at %s; last answer: %s"
                            .formatted(shown(firstFailure), shown(openUntil), lastFailure),
                    null);
        }
        probing = true;
        return true;
    }

    private static Instant shown(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Closes the circuit, because a request was answered. */
    synchronized void succeeded() {
        failures = 0;
        firstFailure = null;
        openUntil = null;
        probing = false;
    }

    /** Counts a request that failed after all its retries; may open the circuit. */
    synchronized void failed(String answer) {
        Instant now = clock.instant();
        failures++;
        firstFailure = firstFailure == null ? now : firstFailure;
        lastFailure = answer;
        probing = false;
        if (failures >= ENOUGH && !now.isBefore(firstFailure.plus(openAfter))) {
            openUntil = now.plus(openAfter);
        }
    }

    /** Ends a probe whose thread was interrupted: the request neither succeeded nor failed. */
    synchronized void interrupted() {
        probing = false;
    }

    /** The time of the next probe; empty while the circuit is closed. */
    synchronized Optional<Instant> openUntil() {
        return Optional.ofNullable(openUntil);
    }
}
