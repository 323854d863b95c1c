package dev.p2c.task;

import java.time.Duration;

/**
 * @param pageSize rows a page of full rows
 * @param sweepPageSize rows a page of keys only
 * @param batchSize rows written together
 * @param retryAfter how long a rejected row rests before it is tried again unchanged; doubles with
 *     every attempt, up to a day
 */
public record TaskSettings(int pageSize, int sweepPageSize, int batchSize, Duration retryAfter) {

    public static final TaskSettings DEFAULTS =
            new TaskSettings(2000, 10_000, 100, Duration.ofHours(1));
}
