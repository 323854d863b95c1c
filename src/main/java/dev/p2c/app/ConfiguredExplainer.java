package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.desk.Pauses;
import dev.p2c.error.ConfigurationException;
import dev.p2c.explain.Explanation;
import dev.p2c.explain.RowExplainer;
import dev.p2c.routes.Direction;
import dev.p2c.state.State;
import dev.p2c.state.Write;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Explains rows beside the running application: with the connections and the state of the settings,
 * but without tasks and schedules. Writes nothing.
 */
public final class ConfiguredExplainer implements AutoCloseable {

    private static final int MOST_WRITES = 20;

    private final Settings settings;
    private final LiveConnections systems;
    private final State state;
    private final RowExplainer explainer;
    private final List<Direction> directions;
    private final Set<String> tasks;
    private final TaskDirections passes;

    /**
     * Reads and checks settings and files, and opens the state.
     *
     * @throws ConfigurationException with every mistake of settings and files
     */
    public ConfiguredExplainer(Settings settings, Clock clock) {
        this.settings = settings;
        this.systems = new LiveConnections(settings, clock);
        this.tasks = systems.mappings().tasks();
        this.directions = new ConfiguredFiles(settings).directions().load(tasks);
        this.state = State.open(StateOptions.of(settings), clock);
        this.passes =
                new TaskDirections(() -> directions, Direction::mode, new Pauses(state, clock));
        this.explainer =
                new RowExplainer(systems.plans(), state, systems.companies().names(), true, passes);
    }

    /**
     * Explains the row of an integration key.
     *
     * @param company empty to take the first company that has the row
     */
    public Explanation explain(String task, String key, Optional<String> company) {
        if (!tasks.contains(task)) {
            throw UnknownTask.of(settings, task, task, tasks);
        }
        return explainer.explain(task, key, company);
    }

    /** The latest writes to a row, newest first. */
    public List<Write> history(Explanation row) {
        return state.history()
                .ofRow(
                        row.task(),
                        Optional.of(row.company()).filter(company -> !company.isEmpty()),
                        row.key(),
                        MOST_WRITES);
    }

    /** The direction that runs a task; empty for a task that no direction runs. */
    public Optional<String> direction(String task) {
        return directions.stream()
                .filter(direction -> direction.taskNames().contains(task))
                .map(Direction::id)
                .findFirst();
    }

    /**
     * Whether a person may ask for a pass of the task: not while its direction is paused or off.
     */
    public boolean hasPasses(String task) {
        return passes.apply(task).filter(by -> by.obstacle().isEmpty()).isPresent();
    }

    @Override
    public void close() {
        systems.close();
        state.close();
    }
}
