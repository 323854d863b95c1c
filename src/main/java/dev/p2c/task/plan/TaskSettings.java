package dev.p2c.task.plan;

import java.time.Duration;
import java.util.List;

/**
 * @param pageSize rows a page of full rows
 * @param sweepPageSize rows a page of keys only
 * @param retryAfter how long a rejected row rests before it is tried again unchanged; doubles with
 *     every attempt, up to a day
 * @param priority directions whose requests go first, the most urgent one first
 * @param brake how many rows may go at once
 * @param backupsEvery how often a scheduled pass looks whether a system went back to a backup
 * @param adopts whether the state goes over to another environment without a person's word
 */
public record TaskSettings(
        int pageSize,
        int sweepPageSize,
        Duration retryAfter,
        List<String> priority,
        Brake brake,
        Duration backupsEvery,
        boolean adopts) {

    public static final TaskSettings DEFAULTS =
            new TaskSettings(
                    2000,
                    10_000,
                    Duration.ofHours(1),
                    List.of(),
                    Brake.DEFAULTS,
                    Duration.ofMinutes(10),
                    false);

    public TaskSettings {
        priority = List.copyOf(priority);
    }

    /** Lower goes first; directions that are not named come after all others. */
    public int rank(String direction) {
        int place = priority.indexOf(direction);
        return place < 0 ? priority.size() : place;
    }
}
