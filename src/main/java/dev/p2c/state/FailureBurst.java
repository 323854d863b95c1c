package dev.p2c.state;

/**
 * Rows of one task that wait for one reason, of which many have failed lately.
 *
 * @param rows that wait in all
 * @param recent of these, the rows that failed first in the time looked at
 */
public record FailureBurst(String task, String cause, long rows, long recent) {}
