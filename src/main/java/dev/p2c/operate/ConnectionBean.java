package dev.p2c.operate;

import dev.p2c.odata.Connection;
import dev.p2c.odata.transport.ConnectionStats;

/** Shows a connection's counts in JMX. */
public final class ConnectionBean implements ConnectionMXBean {

    private final Connection connection;

    public ConnectionBean(Connection connection) {
        this.connection = connection;
    }

    private ConnectionStats stats() {
        return connection.stats();
    }

    @Override
    public long getRequests() {
        return stats().requests();
    }

    @Override
    public long getRetries() {
        return stats().retries();
    }

    @Override
    public long getThrottled() {
        return stats().throttled();
    }

    @Override
    public double getThrottledSeconds() {
        return stats().throttledFor().toMillis() / 1000.0;
    }

    @Override
    public long getBytesSent() {
        return stats().bytesSent();
    }

    @Override
    public long getBytesReceived() {
        return stats().bytesReceived();
    }

    @Override
    public int getLastStatus() {
        return stats().lastStatus();
    }

    @Override
    public String getLastRequestAt() {
        return stats().lastAt().map(Object::toString).orElse("");
    }

    @Override
    public int getRequestsUnderWay() {
        return stats().underWay();
    }

    @Override
    public int getRequestLimit() {
        return stats().limit();
    }

    @Override
    public String getAwayUntil() {
        return stats().openUntil().map(Object::toString).orElse("");
    }
}
