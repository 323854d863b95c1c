package dev.p2c.app.settings;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Recognizes and masks secrets. They come from the environment, or from a file that {@code
 * <VARIABLE>_FILE} names; properties files are refused, because they are copied and committed.
 */
public final class Secrets {

    static final String HIDDEN = "***";

    private static final String FILE = "_FILE";
    private static final String STATE_URL = "p2c.state.url";
    private static final Pattern NAME =
            Pattern.compile(
                    "(?i).*(password|passwd|passphrase|secret|token|[.]key|apikey|webhook[.]url)");

    /**
     * The login before the host of an address, and the password option of a JDBC address. A
     * password may contain any character, / and @ among them.
     */
    private static final Pattern IN_ADDRESS =
            Pattern.compile("(?is)(?<=//).*(?=@)|(?<=password=)[^;&]*");

    /** A login in an address that lacks its scheme. */
    private static final Pattern BEFORE_HOST = Pattern.compile("(?s)^(?!.*//).*(?=@)");

    private Secrets() {}

    /** Whether a setting with this name is a secret. Covers Camel's own settings, too. */
    static boolean is(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns the value with its secret parts masked. */
    public static String shown(String name, String value) {
        if (is(name) && !value.isEmpty()) {
            return HIDDEN;
        }
        String shown = IN_ADDRESS.matcher(value).replaceAll(HIDDEN);
        return name.endsWith(".url") ? BEFORE_HOST.matcher(shown).replaceAll(HIDDEN) : shown;
    }

    /**
     * The secrets in properties files by name, except those of the stand-ins in the sandbox
     * profile.
     *
     * @param places by setting: the file that contains the value
     * @param profile the profile in force
     */
    static Map<String, Problem> inFiles(
            Map<String, String> values, Map<String, String> places, String profile) {
        Map<String, Problem> problems = new TreeMap<>();
        for (Map.Entry<String, String> setting : new TreeMap<>(values).entrySet()) {
            String place = places.getOrDefault(setting.getKey(), "");
            boolean standIns =
                    profile.equals("sandbox") && place.equals("application-sandbox.properties");
            if (!standIns && holds(setting.getKey(), setting.getValue())) {
                String variable = Setting.variable(setting.getKey());
                problems.put(
                        setting.getKey(),
                        new Problem(
                                place,
                                "%s is a secret and does not belong in a properties file: set %s or %s%s"
                                        .formatted(setting.getKey(), variable, variable, FILE)));
            }
        }
        return problems;
    }

    private static boolean holds(String name, String value) {
        boolean named = name.startsWith("p2c.") && is(name) && !value.isEmpty();
        return named
                || name.equals(STATE_URL) && value.toLowerCase(Locale.ROOT).contains("password=");
    }

    /**
     * Reads secrets from the files that variables such as {@code P2C_STATE_PASSWORD_FILE} name.
     *
     * @return the secrets by variable, without the last line break
     * @throws ConfigurationException if a file cannot be read, or a secret is set twice
     */
    static Map<String, String> fromFiles(List<Setting> settings, Map<String, String> environment) {
        Map<String, String> found = new TreeMap<>();
        for (Setting setting : settings) {
            String variable = Setting.variable(setting.name());
            String file = environment.get(variable + FILE);
            if (!setting.secret() || file == null) {
                continue;
            }
            if (environment.containsKey(variable)) {
                throw new ConfigurationException(
                        variable + FILE, "and " + variable + " are both set; set only one of them");
            }
            found.put(variable, read(variable + FILE, file));
        }
        return found;
    }

    private static String read(String variable, String file) {
        try {
            return Files.readString(Path.of(file)).replaceFirst("\\R\\z", "");
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(variable, "cannot be read: " + file);
        }
    }
}
