package dev.p2c.app;

import dev.p2c.app.settings.Setting;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.state.StateSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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
     * Only warns, because a direction may be removed for some time. One that has a file is known.
     */
    static void warnOfUnknownPriorities(Settings settings, Set<String> directions) {
        settings.list("p2c.priority").stream()
                .filter(name -> !directions.contains(name))
                .forEach(
                        name ->
                                LOG.warn(
                                        "p2c.priority names no direction \"{}\".{}",
                                        name,
                                        Suggestion.didYouMean(name, directions)));
    }

    private SettingsCheck passes() {
        attempt(() -> CompanySettings.of(settings));
        ConfiguredConnections connections = new ConfiguredConnections(settings, Map.of());
        connections.names().forEach(name -> connections.readers(name).forEach(this::attempt));
        attempt(() -> StateSettings.check(settings.text("p2c.state.url")));
        attempt(() -> new ConfiguredHttp(settings).proxy());
        attempt(() -> new Expiries(settings).check());
        new AlertOptions(settings).readers().forEach(this::attempt);
        new TracingOptions(settings).readers().forEach(this::attempt);
        settings.declared().forEach(setting -> attempt(() -> read(setting)));
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
            problems.addAll(e.problems());
        }
    }

    private void report() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(new ArrayList<>(problems));
        }
    }
}
