package dev.p2c.state;

import dev.p2c.error.UnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lease that this process holds. Thread-safe. */
public final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final Leases leases;
    private final String name;
    private final String token;
    private final Duration ttl;

    Lease(Leases leases, String name, String token, Duration ttl) {
        this.leases = leases;
        this.name = name;
        this.token = token;
        this.ttl = ttl;
    }

    public String name() {
        return name;
    }

    /**
     * Extends the lease by its time to live from now.
     *
     * @return false if the lease is lost: it expired and another holder took it
     */
    public boolean renew() {
        return leases.renew(name, token, ttl);
    }

    /**
     * Releases the lease if this process still holds it. Does not throw if the database is
     * unavailable.
     */
    @Override
    public void close() {
        try {
            leases.release(name, token);
        } catch (UnavailableException e) {
            LOG.debug("lease {} could not be released and will expire", name, e);
        }
    }
}
