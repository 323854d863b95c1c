package dev.p2c.reconcile;

/**
 * How far a comparison is.
 *
 * @param task that is compared
 * @param rows read so far, of both systems
 */
public record Progress(String task, long rows) {}
