package dev.p2c.operate;

import dev.p2c.error.UnavailableException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** A health check that is degraded while there is something to tell, and never down. */
public final class DegradedHealthCheck extends AbstractHealthCheck {

    private final Supplier<List<String>> sentences;

    /**
     * @param sentences what needs a person; none if nothing does
     */
    public DegradedHealthCheck(String name, Supplier<List<String>> sentences) {
        super("p2c", name);
        this.sentences = sentences;
    }

    /** False, because a restart mends no row and no secret. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try {
            List<String> found = sentences.get();
            if (found.isEmpty()) {
                builder.up();
            } else {
                Degraded.set(builder, String.join("; ", found));
            }
        } catch (UnavailableException e) {
            builder.message("not known: " + e.getMessage()).up();
        }
    }
}
