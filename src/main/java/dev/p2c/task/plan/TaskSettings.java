package dev.p2c.task.plan;

import java.time.Duration;
import java.util.List;

/**
 * The settings that all tasks share.
 *
 * @param pageSize most rows per page of full rows
 * @param sweepPageSize most rows per page of keys
 * @param retryAfter when a rejected row is tried again for the first time; doubles with every
 *     attempt, up to a day
 * @param priority directions in the order in which their requests are sent, most urgent first
 * @param brake how many deletions a pass carries out without a person's consent
 * @param changes how many rows a pass creates and updates without a person's consent
 * @param backupsEvery how often a scheduled pass checks whether a system was restored from a backup
 * @param readAllEvery the longest time between two passes that read all source rows; zero for never
 * @param adopts whether the state may change to another environment without a person's consent
 */
public record TaskSettings(
        int pageSize,
        int sweepPageSize,
        Duration retryAfter,
        List<String> priority,
        Brake brake,
        ChangeLimit changes,
        Duration backupsEvery,
        Duration readAllEvery,
        boolean adopts) {

    public static final TaskSettings DEFAULTS =
            new TaskSettings(
                    2000,
                    10_000,
                    Duration.ofHours(1),
                    List.of(),
                    Brake.DEFAULTS,
                    ChangeLimit.NONE,
                    Duration.ofMinutes(10),
                    Duration.ofDays(7),
                    false);

    public TaskSettings {
        priority = List.copyOf(priority);
    }

    /** Rank of a direction's requests: a lower rank goes first, unnamed directions go last. */
    public int rank(String direction) {
        int place = priority.indexOf(direction);
        return place < 0 ? priority.size() : place;
    }
}
