package dev.p2c.state;

import java.time.Instant;

/** That a person left a failure aside; its row is not tried until its source row changes. */
public record Discard(Instant at, String by, String reason) {}
