package dev.p2c.odata.transport;

import dev.p2c.error.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Opens when a system has answered nothing usable for a while: then requests fail at once instead
 * of each trying for itself, and one of them tries now and then whether it is back. Thread-safe.
 */
final class CircuitBreaker {

    /** One request that gave up may be bad luck; several over some time are an outage. */
    private static final int ENOUGH = 3;

    private final String system;
    private final Duration rest;
    private final Clock clock;
    private int failures;
    private Instant firstFailure;
    private Instant openUntil;
    private boolean probing;
    private String lastFailure = "";

    /**
     * @param rest nothing worked for so long: open; and so long between two tries while it is
     */
    CircuitBreaker(String system, Duration rest, Clock clock) {
        this.system = system;
        this.rest = rest;
        this.clock = clock;
    }

    /**
     * @return true for a request that finds out whether the system is back: it tries once
     * @throws UnavailableException while open
     */
    synchronized boolean enter() {
        if (openUntil == null) {
            return false;
        }
        Instant now = clock.instant();
        if (probing || now.isBefore(openUntil)) {
            throw new UnavailableException(
                    system,
                    "no good answer since %s, next try at %s; last answer: %s"
                            .formatted(shown(firstFailure), shown(openUntil), lastFailure),
                    null);
        }
        probing = true;
        return true;
    }

    private static Instant shown(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    synchronized void worked() {
        failures = 0;
        firstFailure = null;
        openUntil = null;
        probing = false;
    }

    /** A request gave up. */
    synchronized void failed(String answer) {
        Instant now = clock.instant();
        failures++;
        firstFailure = firstFailure == null ? now : firstFailure;
        lastFailure = answer;
        probing = false;
        if (failures >= ENOUGH && !now.isBefore(firstFailure.plus(rest))) {
            openUntil = now.plus(rest);
        }
    }

    /** The end of a request that neither worked nor failed: its thread was interrupted. */
    synchronized void left() {
        probing = false;
    }

    /** Until when nobody tries; empty while closed. */
    synchronized Optional<Instant> openUntil() {
        return Optional.ofNullable(openUntil);
    }
}
