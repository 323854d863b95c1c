package dev.p2c.state;

import java.time.Instant;

/** A person's decision that a failed row is not tried again until its source row changes. */
public record Discard(Instant at, String by, String reason) {}
