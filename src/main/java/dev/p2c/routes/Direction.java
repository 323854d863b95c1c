package dev.p2c.routes;

import java.nio.file.Path;
import java.util.List;

/**
 * One direction file: a route that calls tasks in order.
 *
 * @param id of the route; the file has the same name
 * @param cron the cron expression as the file has it, usually a placeholder such as {@code
 *     {{accounts.cron}}}; empty for a trigger that is no schedule
 * @param mode whether passes write, plan or do not begin
 */
public record Direction(
        String id,
        String description,
        String cron,
        List<TaskCall> tasks,
        Path file,
        DirectionMode mode) {

    public Direction {
        tasks = List.copyOf(tasks);
    }

    public boolean isLive() {
        return mode == DirectionMode.LIVE;
    }

    public List<String> taskNames() {
        return tasks.stream().map(TaskCall::task).toList();
    }

    /**
     * A step that runs a task.
     *
     * @param line of the step in the direction's file, from 1
     * @param column from 1
     */
    public record TaskCall(String task, int line, int column) {}
}
