package dev.p2c.operate;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * A health check that names the edits which wait because of a mistake. It is down if a direction
 * does not run for that; while older versions are in force, rows go across, and it is up.
 */
public final class EditsHealthCheck extends AbstractHealthCheck {

    private final Supplier<List<String>> waiting;
    private final BooleanSupplier isAnyLeftOut;

    /**
     * @param waiting a text for each edit that waits
     * @param isAnyLeftOut whether a direction does not run
     */
    public EditsHealthCheck(Supplier<List<String>> waiting, BooleanSupplier isAnyLeftOut) {
        super("p2c", "edits");
        this.waiting = waiting;
        this.isAnyLeftOut = isAnyLeftOut;
    }

    /** False, because a restart mends no file. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        List<String> texts = waiting.get();
        builder.detail("p2c.waiting", texts.size());
        if (!texts.isEmpty()) {
            builder.message(String.join("; ", texts));
        }
        if (isAnyLeftOut.getAsBoolean()) {
            builder.down();
        } else {
            builder.up();
        }
    }
}
