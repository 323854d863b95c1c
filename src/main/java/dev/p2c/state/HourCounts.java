package dev.p2c.state;

import java.time.Instant;

/**
 * The rows of a task by outcome in the runs that began in one hour.
 *
 * @param hour its beginning
 */
public record HourCounts(Instant hour, String task, Counts counts) {}
