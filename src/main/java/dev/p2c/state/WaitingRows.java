package dev.p2c.state;

import java.time.Instant;

/**
 * How many rows of a task wait.
 *
 * @param conflicts that a person has to decide
 * @param oldest when the one that waits longest failed first
 */
public record WaitingRows(long rejected, long parked, long conflicts, Instant oldest) {}
