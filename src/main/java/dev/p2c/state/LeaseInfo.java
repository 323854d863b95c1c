package dev.p2c.state;

import java.time.Instant;

/**
 * The holder of a lease, and when the lease expires unless it is renewed.
 *
 * @param holder for people
 * @param process see {@link Leases#acquire}
 * @param epoch grows each time the lease is taken
 * @param acquiredAt by the database's clock, like {@code expiresAt}
 */
public record LeaseInfo(
        String name,
        String holder,
        String process,
        long epoch,
        Instant acquiredAt,
        Instant expiresAt) {}
