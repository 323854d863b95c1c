package dev.p2c.operate;

import dev.p2c.odata.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** A health check that is down while the connection's circuit is open. */
public final class ConnectionHealthCheck extends AbstractHealthCheck {

    private final Connection connection;

    public ConnectionHealthCheck(Connection connection) {
        super("p2c", "connection:" + connection.name());
        this.connection = connection;
    }

    /** False, because restarting this process does not help an unavailable system. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Optional<Instant> until = connection.stats().openUntil();
        if (until.isPresent()) {
            builder.message(
                            connection.name()
                                    + " is unavailable, next attempt at "
                                    + until.get().truncatedTo(ChronoUnit.SECONDS))
                    .down();
        } else {
            builder.up();
        }
    }
}
