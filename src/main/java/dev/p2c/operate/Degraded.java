package dev.p2c.operate;

import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * A state between up and down: something needs a person, though the process and the systems work.
 * {@code /observe/health} shows it, {@code live} and {@code ready} stay up.
 */
final class Degraded {

    /** The detail by which {@link Health} recognises a degraded check. */
    static final String DETAIL = "p2c.degraded";

    private Degraded() {}

    static void set(HealthCheckResultBuilder builder, String message) {
        builder.message(message).detail(DETAIL, true).up();
    }
}
