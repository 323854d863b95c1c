package dev.p2c.app;

import dev.p2c.app.settings.Setting;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.routes.DirectionFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of schedules, such as {@code accounts.cron}, compared with the route files. Any name
 * with this ending may stand in a properties file, so a mistyped one would pass without a word.
 */
public final class ScheduleSettings {

    private final Settings settings;
    private final Path routes;

    public ScheduleSettings(Settings settings) {
        this.settings = settings;
        this.routes = settings.path("p2c.routes");
    }

    /** The settings that schedules can have: those of all directions, and others in their files. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(routes)) {
            new DirectionFiles(routes).names().forEach(id -> names.add(id + Settings.SCHEDULE));
            new RouteChecks(settings, routes)
                    .settings().stream()
                            .filter(name -> name.endsWith(Settings.SCHEDULE))
                            .forEach(names::add);
        }
        return names;
    }

    /** The settings of {@link #names()}, for lists of settings. */
    public List<Setting> declared() {
        return names().stream()
                .map(name -> new Setting(name, "", false, "When it runs (Quartz cron)"))
                .toList();
    }

    /**
     * Refuses settings that are mistyped.
     *
     * @throws ConfigurationException with all of them
     */
    public void check() {
        List<Problem> mistakes = mistakes();
        if (!mistakes.isEmpty()) {
            throw new ConfigurationException(mistakes);
        }
    }

    /** Settings that are mistyped, in a file or in the environment. */
    List<Problem> mistakes() {
        Set<String> names = names();
        Set<String> variables =
                names.stream()
                        .map(Setting::variable)
                        .collect(Collectors.toCollection(TreeSet::new));
        return Stream.concat(
                        mistakes(written(), names),
                        mistakes(settings.scheduleVariables(), variables))
                .toList();
    }

    private Set<String> written() {
        Set<String> written = new TreeSet<>(settings.forCamel().keySet());
        written.removeIf(name -> !name.endsWith(Settings.SCHEDULE));
        return written;
    }

    private Stream<Problem> mistakes(Set<String> written, Set<String> known) {
        return written.stream()
                .filter(name -> !known.contains(name))
                .flatMap(
                        name ->
                                Suggestion.misspelt(name, known)
                                        .map(near -> mistake(name, near))
                                        .stream());
    }

    private Problem mistake(String name, String near) {
        return settings.problem(
                name,
                "unknown setting \"%s\": no route file uses it. Did you mean \"%s\"?"
                        .formatted(name, near));
    }

    /** Settings of directions that are no more: a direction may be removed for some time. */
    List<Problem> warnings() {
        Set<String> names = names();
        return written().stream()
                .filter(name -> !names.isEmpty() && !names.contains(name))
                .filter(name -> Suggestion.misspelt(name, names).isEmpty())
                .map(
                        name ->
                                settings.problem(
                                        name,
                                        "\"%s\" has no effect: no route file uses it"
                                                .formatted(name)))
                .toList();
    }
}
