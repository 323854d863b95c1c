package dev.p2c.operate;

import dev.p2c.odata.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Down while a system is away and requests to it fail at once. */
public final class ConnectionCheck extends AbstractHealthCheck {

    private final Connection connection;

    public ConnectionCheck(Connection connection) {
        super("p2c", "connection:" + connection.name());
        this.connection = connection;
    }

    /** The other system's trouble is no reason to restart the process. */
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
                                    + " is away, next try at "
                                    + until.get().truncatedTo(ChronoUnit.SECONDS))
                    .down();
        } else {
            builder.up();
        }
    }
}
