package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.routes.Direction;
import java.util.List;
import java.util.Map;

/** The tasks of the directions that run, read from their files without any system. */
public final class ConfiguredTasks {

    private final Settings settings;
    private final List<Direction> directions;

    public ConfiguredTasks(Settings settings) {
        this.settings = settings;
        ConfiguredFiles files = new ConfiguredFiles(settings);
        this.directions = files.directions().load(files.mappings(List.of()).tasks());
    }

    /** All tasks, in the order of their directions. */
    public List<String> names() {
        return directions.stream().flatMap(d -> d.taskNames().stream()).distinct().toList();
    }

    /** The directions that run a task, in their order. */
    public List<String> directionsOf(String task) {
        return directions.stream()
                .filter(direction -> direction.taskNames().contains(task))
                .map(Direction::id)
                .toList();
    }

    /**
     * Refuses a name that no direction runs.
     *
     * @throws ConfigurationException with the nearest name
     */
    public void check(String task) {
        if (directionsOf(task).isEmpty()) {
            throw UnknownTask.of(
                    task, task, names(), directions, "is not a task of a direction that runs.");
        }
    }

    /**
     * The mapping of a task.
     *
     * @throws ConfigurationException with every mistake of the file
     */
    public Mapping mapping(String task) {
        ConfiguredConnections connections = new ConfiguredConnections(settings, Map.of());
        Mappings mappings = new ConfiguredFiles(settings).mappings(connections.known());
        return mappings.load(task);
    }
}
