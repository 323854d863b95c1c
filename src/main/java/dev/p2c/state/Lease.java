package dev.p2c.state;

import dev.p2c.error.UnavailableException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lease that this process holds. Thread-safe. */
public final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final Leases leases;
    private final Database database;
    private final Fence fence;
    private final Duration ttl;

    Lease(Leases leases, Database database, Fence fence, Duration ttl) {
        this.leases = leases;
        this.database = database;
        this.fence = fence;
        this.ttl = ttl;
    }

    public String name() {
        return fence.name();
    }

    /** The number of this takeover, which grows with each one. */
    public long epoch() {
        return fence.epoch();
    }

    /**
     * Extends the lease by its time to live from now.
     *
     * @return false if the lease is lost: it expired and another holder took it
     */
    public boolean renew() {
        return leases.renew(fence, ttl);
    }

    /**
     * Runs work whose writes to the state, on this thread, need this lease: each transaction checks
     * the lease, and is undone with an {@link UnavailableException} once another holder has taken
     * the lease.
     */
    public <T> T fenced(Supplier<T> work) {
        return database.fenced(fence, work);
    }

    /**
     * Releases the lease if this process still holds it. Does not throw if the database is
     * unavailable.
     */
    @Override
    public void close() {
        try {
            leases.release(fence);
        } catch (UnavailableException e) {
            LOG.debug("lease {} could not be released and will expire", name(), e);
        }
    }
}
