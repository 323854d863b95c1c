package dev.p2c.routes;

import java.nio.file.Path;
import java.util.List;

/**
 * What a direction's file says.
 *
 * @param after directions that must have run before, since this one's rows refer to theirs
 * @param tasks in their order
 */
public record Direction(
        String id, String description, List<String> after, List<TaskCall> tasks, Path file) {

    public Direction {
        after = List.copyOf(after);
        tasks = List.copyOf(tasks);
    }

    public List<String> taskNames() {
        return tasks.stream().map(TaskCall::task).toList();
    }

    /**
     * @param line in the direction's file, from 1
     */
    public record TaskCall(String task, int line) {}
}
