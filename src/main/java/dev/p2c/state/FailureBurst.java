package dev.p2c.state;

/**
 * Rows of one task that wait for one reason, of which many have failed lately.
 *
 * @param group the name of the group; empty if the rows are in several, such as of two companies
 * @param rows that wait in all
 * @param recent of these, the rows that failed first in the time looked at
 * @param key of the row that failed first
 * @param reason of that row
 */
public record FailureBurst(
        String task,
        String cause,
        String group,
        long rows,
        long recent,
        String key,
        String reason) {}
