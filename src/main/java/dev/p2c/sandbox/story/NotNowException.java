package dev.p2c.sandbox.story;

import java.time.Duration;

/** The service is busy, out of order or gone: what was wanted is tried again later. */
final class NotNowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    NotNowException(String message, Duration wait) {
        super(message);
        this.wait = wait;
    }

    /** What the service asked for; zero where it did not say. */
    Duration delay() {
        return wait;
    }
}
