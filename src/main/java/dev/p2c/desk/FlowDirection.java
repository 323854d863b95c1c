package dev.p2c.desk;

import java.util.List;

/**
 * A direction as its files describe it.
 *
 * @param from the connection of its source
 * @param to the connection of its target
 * @param way the systems that its rows pass, such as {@code sales > finance}
 * @param mode {@code live}, {@code shadow} or {@code off}
 * @param cron the Quartz cron expression; empty for a trigger that is no schedule
 * @param planProblem why a direction in shadow has no new plan; empty if it has
 */
public record FlowDirection(
        String id,
        String description,
        String from,
        String to,
        String way,
        String mode,
        String cron,
        List<String> tasks,
        String planProblem) {

    public FlowDirection {
        tasks = List.copyOf(tasks);
    }

    boolean isLive() {
        return mode.equals("live");
    }
}
