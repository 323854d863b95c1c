package dev.p2c.app;

import dev.p2c.desk.Pauses;
import dev.p2c.explain.Obstacle;
import dev.p2c.explain.RowExplainer;
import dev.p2c.explain.RunBy;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionMode;
import dev.p2c.state.Pause;
import dev.p2c.state.State;
import dev.p2c.task.plan.Plans;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds the direction of a task, and why its passes write nothing: its mode, or a pause. */
final class TaskDirections implements Function<String, Optional<RunBy>> {

    private final Supplier<List<Direction>> directions;
    private final Function<Direction, DirectionMode> mode;
    private final Pauses pauses;

    /**
     * @param mode as it is in force, which may differ from the one that the file had at start
     */
    TaskDirections(
            Supplier<List<Direction>> directions,
            Function<Direction, DirectionMode> mode,
            Pauses pauses) {
        this.directions = directions;
        this.mode = mode;
        this.pauses = pauses;
    }

    /** Explains rows with what a running application knows. */
    static RowExplainer explainer(Application application, boolean suggests) {
        return new RowExplainer(
                application.plans(),
                application.state(),
                CompanySettings.of(application.settings()).names(),
                suggests,
                new TaskDirections(
                        application::directions,
                        one -> application.shadow().mode(one.id()),
                        application.pauses()));
    }

    /** Explains rows where it does not matter which direction runs a task. */
    static RowExplainer without(
            Plans plans, State state, List<String> companies, boolean suggests) {
        return new RowExplainer(plans, state, companies, suggests, task -> Optional.empty());
    }

    @Override
    public Optional<RunBy> apply(String task) {
        return directions.get().stream()
                .filter(direction -> direction.taskNames().contains(task))
                .findFirst()
                .map(direction -> new RunBy(direction.id(), obstacle(direction)));
    }

    private Optional<Obstacle> obstacle(Direction direction) {
        String id = direction.id();
        DirectionMode now = mode.apply(direction);
        if (now != DirectionMode.LIVE) {
            return Optional.of(
                    new Obstacle(
                            id + (now == DirectionMode.OFF ? " is off" : " is in shadow"),
                            id + " " + ShadowPlans.whyNoPass(now, id)));
        }
        return pauses.of(id).map(TaskDirections::paused);
    }

    private static Obstacle paused(Pause pause) {
        return new Obstacle(
                pause.direction() + " is " + pause.text(),
                "To let the passes begin again: bin/p2c resume " + pause.direction());
    }
}
