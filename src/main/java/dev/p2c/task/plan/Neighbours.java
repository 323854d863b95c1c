package dev.p2c.task.plan;

import java.util.List;
import java.util.Optional;

/**
 * The other tasks that a task has to do with.
 *
 * @param twin the task that writes the same rows in the opposite direction
 * @param shorterForms texts of the target that the opposite task shortens
 * @param sharing see {@link Plan#sharing()}
 * @param lineTasks see {@link Plan#lineTasks()}
 */
record Neighbours(
        Optional<Plan.TwinTask> twin,
        ShorterForms shorterForms,
        List<Plan> sharing,
        List<String> lineTasks) {

    static final Neighbours NONE =
            new Neighbours(Optional.empty(), ShorterForms.NONE, List.of(), List.of());

    Neighbours {
        sharing = List.copyOf(sharing);
        lineTasks = List.copyOf(lineTasks);
    }

    /** A copy whose requests have a rank. */
    Neighbours ranked(int rank) {
        return new Neighbours(
                twin,
                shorterForms,
                sharing.stream().map(other -> other.ranked(rank)).toList(),
                lineTasks);
    }
}
