package dev.p2c.state;

import java.time.Instant;

/** Who holds a lease, and until when unless renewed. */
public record LeaseInfo(String name, String holder, Instant acquiredAt, Instant expiresAt) {}
