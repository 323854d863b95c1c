package dev.p2c.state;

import java.time.Instant;

/** The holder of a lease, and when the lease expires unless it is renewed. */
public record LeaseInfo(String name, String holder, Instant acquiredAt, Instant expiresAt) {}
