package dev.p2c.app.settings;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.FileFault;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.routes.RouteSettings;
import dev.p2c.text.Visible;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the settings from the two properties files and the environment, and checks their names. */
final class SettingsLoader {

    private static final String FILE = "application.properties";
    private static final List<String> PROFILES = List.of("sandbox", "production");

    private final Path directory;
    private final Map<String, String> environment;
    private final Map<String, String> values = new HashMap<>();

    /** By setting: the file or the environment variable its value comes from. */
    private final Map<String, String> places = new HashMap<>();

    private final List<Problem> problems = new ArrayList<>();

    SettingsLoader(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /**
     * Returns the settings in force; {@link #problems} has the mistakes in the files.
     *
     * @throws ConfigurationException if a file cannot be read, or the profile does not exist
     */
    Settings load() {
        read(directory.resolve(FILE));
        String profile =
                environment
                        .getOrDefault(
                                Setting.variable(Settings.PROFILE),
                                values.getOrDefault(Settings.PROFILE, "sandbox"))
                        .strip();
        checkProfile(profile);
        read(profileFile(profile));
        values.put(Settings.PROFILE, profile);
        checkNames();
        Secrets.inFiles(values, places, profile)
                .forEach((name, problem) -> problems.add(lines().at(problem, name)));
        readEnvironment();
        return new Settings(values, places, environment, lines());
    }

    private SettingLines lines() {
        return new SettingLines(directory);
    }

    private Path profileFile(String profile) {
        return directory.resolve("application-" + profile + ".properties");
    }

    /** A profile is one of the two that come with the program, or has a file of its own. */
    private void checkProfile(String profile) {
        boolean isName = profile.matches("[A-Za-z0-9_-]+");
        if (!PROFILES.contains(profile) && !(isName && Files.exists(profileFile(profile)))) {
            throw new ConfigurationException(
                    environment.containsKey(Setting.variable(Settings.PROFILE))
                            ? Setting.variable(Settings.PROFILE)
                            : FILE,
                    "there is no profile \"%s\": the profiles are %s, and any with a file of its own, application-<profile>.properties.%s"
                            .formatted(
                                    Visible.excerpt(profile),
                                    String.join(" and ", PROFILES),
                                    Suggestion.didYouMean(profile, PROFILES)));
        }
    }

    private void read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new ConfigurationException(
                        file.getFileName().toString(),
                        "cannot be read: " + FileFault.reason(file, e));
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(
                        file.getFileName().toString(), "cannot be read: " + e.getMessage());
            }
        }
        properties.forEach(
                (name, value) -> {
                    values.put(name.toString(), value.toString().strip());
                    places.put(name.toString(), file.getFileName().toString());
                });
    }

    /** Every unknown name and every secret in the files, with file and line. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Names of schedules, of Camel's own settings, and of those that mappings may use. */
    static boolean isFree(String name) {
        return name.startsWith("camel.") || name.endsWith(Settings.SCHEDULE);
    }

    private void checkNames() {
        Set<String> known = knownNames();
        for (String name : new TreeMap<>(values).keySet()) {
            // Other names without p2c. are those that mappings use; p2c validate compares them.
            boolean isForMappings = !name.startsWith("p2c.") && !known.contains("p2c." + name);
            if (!isFree(name) && !isForMappings && !known.contains(name)) {
                Problem problem =
                        new Problem(
                                places.get(name),
                                "unknown setting \"%s\".%s"
                                        .formatted(name, Suggestion.didYouMean(name, known)));
                problems.add(lines().at(problem, name));
            }
        }
    }

    private Set<String> knownNames() {
        return DeclaredSettings.known(values).stream()
                .map(Setting::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void readEnvironment() {
        Set<String> names = new LinkedHashSet<>(values.keySet());
        // The connections and companies decide which other settings exist.
        for (String list : List.of(DeclaredSettings.CONNECTIONS, DeclaredSettings.COMPANIES)) {
            Optional.ofNullable(environment.get(Setting.variable(list)))
                    .ifPresent(value -> values.put(list, value));
        }
        names.addAll(knownNames());
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(Secrets.fromFiles(DeclaredSettings.known(values), environment));
        take(names, variables);
        if (variables.keySet().stream().anyMatch(this::isUnusedSchedule)) {
            take(schedules(), variables);
        }
    }

    private void take(Set<String> names, Map<String, String> variables) {
        for (String name : names) {
            String variable = Setting.variable(name);
            if (variables.containsKey(variable)) {
                values.put(name, variables.get(variable).strip());
                places.put(name, variable);
            }
        }
    }

    private boolean isUnusedSchedule(String variable) {
        return Settings.isSchedule(variable) && !places.containsValue(variable);
    }

    /** Schedules of directions, which need no line in a file. */
    private Set<String> schedules() {
        Path routes = new Settings(values, places, environment, lines()).path("p2c.routes");
        return RouteSettings.namedIn(routes).stream()
                .filter(name -> name.endsWith(Settings.SCHEDULE))
                .collect(Collectors.toSet());
    }
}
