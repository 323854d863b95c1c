package dev.p2c.explain;

/**
 * Why no pass writes a row that one would read.
 *
 * @param why a clause for the outcome
 * @param note a sentence on what to do, without a full stop at the end
 */
public record Obstacle(String why, String note) {}
