package dev.p2c.app;

import dev.p2c.app.settings.Setting;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.operate.ConsoleSettings;
import dev.p2c.state.StateSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all settings that a start needs, so that everything that is missing or wrong is named at
 * once. The first reader that meets a mistake would otherwise end the start.
 */
public final class SettingsCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsCheck.class);

    private final Settings settings;
    private final Set<Problem> problems = new LinkedHashSet<>();

    private SettingsCheck(Settings settings) {
        this.settings = settings;
    }

    /**
     * Checks the settings of passes.
     *
     * @throws ConfigurationException with everything that is missing or wrong
     */
    public static void ofPasses(Settings settings) {
        new SettingsCheck(settings).passes().report();
    }

    /**
     * Checks the settings of passes and of the console.
     *
     * @throws ConfigurationException with everything that is missing or wrong
     */
    public static void ofRun(Settings settings) {
        SettingsCheck check = new SettingsCheck(settings).passes();
        check.attempt(() -> ConsoleOptions.check(settings));
        check.report();
    }

    /**
     * Only warns of priorities and schedules of an unknown direction, because a direction may be
     * removed for some time. One that has a file is known.
     */
    static void warn(Settings settings, Set<String> directions) {
        new ScheduleSettings(settings).warnings().forEach(problem -> LOG.warn("{}", problem));
        settings.list("p2c.priority").stream()
                .filter(name -> !directions.contains(name))
                .forEach(
                        name ->
                                LOG.warn(
                                        "p2c.priority names no direction \"{}\".{}",
                                        name,
                                        Suggestion.didYouMean(name, directions)));
    }

    /**
     * What is wrong in the values that are set, for a machine that may lack secrets and settings of
     * the one that runs the passes.
     */
    static List<Problem> ofValues(Settings settings) {
        SettingsCheck check = new SettingsCheck(settings);
        ConfiguredConnections connections = new ConfiguredConnections(settings, Map.of());
        connections.names().forEach(name -> connections.valueReaders(name).forEach(check::attempt));
        check.values();
        check.attempt(() -> ConsoleSettings.checkProxies(settings.list("p2c.http.proxies")));
        return check.problems.stream().filter(problem -> !check.isMissing(problem)).toList();
    }

    /** Whether a problem is that a setting has no value. */
    private boolean isMissing(Problem problem) {
        return settings.declared().stream()
                .map(Setting::name)
                .filter(
                        name ->
                                name.equals(problem.file())
                                        || Setting.variable(name).equals(problem.file()))
                .anyMatch(name -> settings.optional(name).isEmpty());
    }

    private SettingsCheck passes() {
        ConfiguredConnections connections = new ConfiguredConnections(settings, Map.of());
        connections.names().forEach(name -> connections.readers(name).forEach(this::attempt));
        return values();
    }

    private SettingsCheck values() {
        attempt(() -> CompanySettings.of(settings));
        attempt(() -> StateSettings.check(settings.text("p2c.state.url")));
        attempt(() -> new ConfiguredHttp(settings).proxy());
        attempt(() -> new Expiries(settings).check());
        new AlertOptions(settings).readers().forEach(this::attempt);
        new TracingOptions(settings).readers().forEach(this::attempt);
        settings.declared().forEach(setting -> attempt(() -> read(setting)));
        problems.addAll(new ScheduleSettings(settings).mistakes());
        return this;
    }

    /** Reads a value as what the default is: a number, a duration, or true or false. */
    private void read(Setting setting) {
        String kind = setting.defaultValue();
        if (kind.matches("\\d+")) {
            settings.number(setting.name());
        } else if (kind.matches("\\d+[smhd]")) {
            settings.duration(setting.name());
        } else if (kind.matches("true|false")) {
            settings.flag(setting.name());
        }
    }

    private void attempt(Runnable reader) {
        try {
            reader.run();
        } catch (ConfigurationException e) {
            e.problems().stream().map(this::located).forEach(problems::add);
        }
    }

    /** A problem at a setting's name, at the line of the setting if a file sets it. */
    private Problem located(Problem problem) {
        boolean isInFile = settings.placeOf(problem.file()).endsWith(".properties");
        return isInFile
                ? settings.problem(problem.file(), problem.file() + ": " + problem.message())
                : problem;
    }

    private void report() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(new ArrayList<>(problems));
        }
    }
}
