package dev.p2c.operate;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * A health check that names what the systems lack. It stays up: directions that do not need what is
 * missing work, and the health of a direction that fails is down by itself.
 */
public final class RequirementsHealthCheck extends AbstractHealthCheck {

    private final Supplier<List<String>> missing;

    /**
     * @param missing a line for each thing that is missing
     */
    public RequirementsHealthCheck(Supplier<List<String>> missing) {
        super("p2c", "requirements");
        this.missing = missing;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        List<String> lines = missing.get();
        builder.detail("p2c.missing", lines.size());
        if (!lines.isEmpty()) {
            builder.message("missing: " + String.join("; ", lines));
        }
        builder.up();
    }
}
