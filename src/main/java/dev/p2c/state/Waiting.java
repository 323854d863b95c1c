package dev.p2c.state;

import java.time.Instant;

/**
 * How many rows of a task wait.
 *
 * @param oldest when the one that waits longest failed first
 */
public record Waiting(long rejected, long parked, Instant oldest) {}
