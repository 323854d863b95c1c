package dev.p2c.operate;

import dev.p2c.error.UnavailableException;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** A health check that is down while the state database does not answer. */
public final class StateHealthCheck extends AbstractHealthCheck {

    private final dev.p2c.state.State state;

    public StateHealthCheck(dev.p2c.state.State state) {
        super("p2c", "state");
        this.state = state;
    }

    /** False, because a restart of this process does not bring a database back. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try {
            state.runs().latest(1);
            builder.up();
        } catch (UnavailableException e) {
            builder.message(e.getMessage()).down();
        }
    }
}
