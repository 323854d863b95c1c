package dev.p2c.explain;

import dev.p2c.state.RunRecord;
import dev.p2c.state.RunStatus;
import dev.p2c.state.State;
import dev.p2c.task.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What keeps the passes of tasks from writing: their direction, or a brake. */
final class Obstacles {

    /** Above these there may be a run under way. */
    private static final int NEWEST_RUNS = 5;

    private final State state;
    private final Function<String, Optional<RunBy>> directions;

    /**
     * @param directions the direction of a task; empty for a task that no direction runs
     */
    Obstacles(State state, Function<String, Optional<RunBy>> directions) {
        this.state = state;
        this.directions = directions;
    }

    /** Why no pass writes a row that waits for one. */
    static List<String> notes(Outcome outcome, Optional<Obstacle> obstacle) {
        boolean isSettled = outcome == Outcome.UNCHANGED || outcome == Outcome.SKIPPED;
        return isSettled ? List.of() : obstacle.map(Obstacle::note).stream().toList();
    }

    /** What keeps passes from creating or updating rows; empty if nothing does. */
    Optional<Obstacle> toWriting(Plan plan, String company) {
        Optional<RunBy> by = directions.apply(plan.task());
        return by.flatMap(RunBy::obstacle)
                .or(() -> by.flatMap(one -> heldChanges(plan, company, one.direction())));
    }

    private Optional<Obstacle> heldChanges(Plan plan, String company, String direction) {
        if (!state.knows(plan.task(), company)) {
            return Optional.empty();
        }
        return state.notes()
                .of(plan.task(), company)
                .heldChanges()
                .filter(held -> held.mapping().equals(plan.mapping().version()))
                .map(
                        held ->
                                new Obstacle(
                                        "the brake on mass changes has stopped "
                                                + (held.run() > 0
                                                        ? "run " + held.run()
                                                        : "a pass of " + direction),
                                        ("The brake on mass changes holds the rows of this task until a person decides."
                                                        + " To see them: bin/p2c plan %1$s."
                                                        + " To write them: bin/p2c sync %1$s --allow-changes."
                                                        + " If the mapping is wrong: correct the mapping, and the next pass continues")
                                                .formatted(direction)));
    }

    /**
     * What keeps passes from removing rows whose source rows were deleted; empty if nothing does.
     */
    Optional<Obstacle> toRemoving(Plan plan, String company) {
        Optional<RunBy> by = directions.apply(plan.task());
        return by.flatMap(RunBy::obstacle)
                .or(() -> by.flatMap(one -> heldDeletions(plan.task(), one.direction())));
    }

    /** The brake on deletions keeps no note: the error of the last run has its words. */
    private Optional<Obstacle> heldDeletions(String task, String direction) {
        return state.runs().latestOf(direction, NEWEST_RUNS).stream()
                .filter(run -> run.status() != RunStatus.RUNNING)
                .findFirst()
                .filter(run -> run.status() == RunStatus.FAILED)
                .flatMap(run -> heldDeletions(run, task));
    }

    private static Optional<Obstacle> heldDeletions(RunRecord run, String task) {
        return run.error()
                .lines()
                .filter(line -> line.contains(task) && line.contains("--allow-deletes"))
                .findFirst()
                .map(
                        line ->
                                new Obstacle(
                                        "the brake on deletions has stopped run " + run.id(),
                                        "Run %d ended with: %s".formatted(run.id(), line)));
    }
}
