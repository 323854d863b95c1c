package dev.p2c.state;

import java.time.Instant;

/**
 * The number of a task's rows that wait, by kind.
 *
 * @param conflicts rows for which a person has to decide
 * @param oldest when the row that waits longest failed first
 */
public record WaitingRows(long rejected, long parked, long conflicts, Instant oldest) {}
