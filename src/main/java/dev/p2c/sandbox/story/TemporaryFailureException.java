package dev.p2c.sandbox.story;

import java.time.Duration;

/** Thrown if a service is busy, failing or unreachable; the caller tries again later. */
final class TemporaryFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TemporaryFailureException(String message, Duration wait) {
        super(message);
        this.wait = wait;
    }

    /** Delay that the service asked for; zero if it asked for none. */
    Duration delay() {
        return wait;
    }
}
