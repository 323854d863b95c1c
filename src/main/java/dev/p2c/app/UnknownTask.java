package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Suggestion;
import dev.p2c.routes.Direction;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says of a name that is no task what it is, or which names there are. */
public final class UnknownTask {

    private UnknownTask() {}

    /**
     * The mistake of a name that no mapping has.
     *
     * @param given as the person gave it: the name, or the option and the name
     */
    public static ConfigurationException of(
            Settings settings, String given, String name, Collection<String> tasks) {
        return of(
                given,
                name,
                tasks,
                new ConfiguredFiles(settings).directions().readAll(Set.copyOf(tasks)).directions(),
                "is not a task: there is no mapping with this name.");
    }

    static ConfigurationException of(
            String given,
            String name,
            Collection<String> tasks,
            List<Direction> directions,
            String why) {
        String text =
                directions.stream()
                        .filter(direction -> direction.id().equals(name))
                        .findFirst()
                        .map(
                                direction ->
                                        "is a direction; name a task of it: "
                                                + String.join(", ", direction.taskNames()))
                        .orElseGet(() -> why + names(name, tasks));
        return new ConfigurationException(given, text);
    }

    private static String names(String name, Collection<String> tasks) {
        return Suggestion.nearest(name, tasks)
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElseGet(() -> " The tasks are: " + String.join(", ", new TreeSet<>(tasks)));
    }
}
