package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.desk.TaskEnds;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Mappings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The two systems of each task, from its mapping file as it is now. Thread-safe. */
public final class ConfiguredEnds {

    private record Known(String version, TaskEnds ends) {}

    private final Mappings mappings;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public ConfiguredEnds(Settings settings) {
        this(
                new ConfiguredFiles(settings)
                        .mappings(new ConfiguredConnections(settings, Map.of()).known()));
    }

    ConfiguredEnds(Mappings mappings) {
        this.mappings = mappings;
    }

    /**
     * The systems of a task; while its mapping file has a mistake or is gone, those that it had
     * before, or unnamed ones.
     */
    public TaskEnds of(String task) {
        try {
            String version = mappings.version(task);
            return known.compute(
                            task,
                            (name, before) ->
                                    before != null && before.version.equals(version)
                                            ? before
                                            : new Known(version, TaskEnds.of(mappings.load(name))))
                    .ends;
        } catch (ConfigurationException e) {
            Known before = known.get(task);
            return before == null ? TaskEnds.UNKNOWN : before.ends;
        }
    }
}
