package dev.p2c.state;

/**
 * How many failures a filter selects, whatever its limit.
 *
 * @param rows failures
 * @param groups different causes among them
 */
public record FailureTotals(long rows, long groups) {}
