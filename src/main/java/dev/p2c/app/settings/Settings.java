package dev.p2c.app.settings;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.text.Hosts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values of all settings, read once at start. The strongest source wins: environment, the
 * profile's file, {@code application.properties}, the default. Immutable; {@link #toString()} masks
 * secrets.
 */
public final class Settings {

    /** The connection that staged directions go through: Common Data Service. */
    public static final String CDS = DeclaredSettings.CDS;

    /** The end of the names of schedules: {@code accounts.cron}. */
    public static final String SCHEDULE = ".cron";

    static final String PROFILE = "p2c.profile";

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{([a-z0-9.-]+)}}");

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{([A-Za-z0-9.-]+)(?::([^}]*))?}}");

    private final Map<String, String> values;
    private final Map<String, String> places;
    private final Map<String, String> environment;
    private final SettingLines lines;

    /**
     * @param places by setting: the file or the environment variable its value comes from
     * @param environment of the process
     */
    Settings(
            Map<String, String> values,
            Map<String, String> places,
            Map<String, String> environment,
            SettingLines lines) {
        this.lines = lines;
        this.values = Map.copyOf(values);
        this.places = Map.copyOf(places);
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads the settings.
     *
     * @param directory contains {@code application.properties} and the profile's file
     * @throws ConfigurationException with every unknown name in the files
     */
    public static Settings load(Path directory, Map<String, String> environment) {
        SettingsLoader loader = new SettingsLoader(directory, environment);
        Settings settings = loader.load();
        if (!loader.problems().isEmpty()) {
            throw new ConfigurationException(loader.problems());
        }
        return settings;
    }

    /**
     * Reads the settings although names in the files may be wrong.
     *
     * @param problems receives every unknown name and every secret in the files
     * @throws ConfigurationException if a file cannot be read, or the profile does not exist
     */
    public static Settings load(
            Path directory, Map<String, String> environment, List<Problem> problems) {
        SettingsLoader loader = new SettingsLoader(directory, environment);
        Settings settings = loader.load();
        problems.addAll(loader.problems());
        return settings;
    }

    /** The settings that mapping files may use. */
    public MappingValues forMappings() {
        return new MappingValues(this, values, environment);
    }

    /** The file or the environment variable that the value of a setting comes from. */
    public String placeOf(String name) {
        return places.getOrDefault(name, environment.containsKey(name) ? name : "default");
    }

    /** A problem of a setting at the line that its value comes from. */
    public Problem problem(String name, String message) {
        return lines.at(new Problem(placeOf(name), message), name);
    }

    /** Returns every setting except schedules, with those of every connection and company. */
    public List<Setting> declared() {
        return DeclaredSettings.all(values);
    }

    /** Returns the names of the connections that mappings may name. */
    public List<String> connections() {
        return List.copyOf(DeclaredSettings.connections(values));
    }

    /** Whether the staged directions run, through Common Data Service. */
    public boolean isStaged() {
        return flag(DeclaredSettings.STAGED);
    }

    /** Returns a copy in which the staged directions run. */
    public Settings staged() {
        return with(Map.of(DeclaredSettings.STAGED, "true"));
    }

    /** Returns a copy in which these settings have other values. */
    public Settings with(Map<String, String> others) {
        Map<String, String> copy = new HashMap<>(values);
        copy.putAll(others);
        return new Settings(copy, places, environment, lines);
    }

    public String profile() {
        return text(PROFILE);
    }

    private String profileFile() {
        return "application-" + profile() + ".properties";
    }

    public boolean isSandbox() {
        return profile().equals("sandbox");
    }

    /** Returns the value, empty where the setting has neither a value nor a default. */
    public String text(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? defaultOf(name) : resolved(value);
    }

    /** Replaces references: {@code http://localhost:{{p2c.sandbox.sales.port}}/}. */
    private String resolved(String value) {
        return REFERENCE.matcher(value).replaceAll(m -> Matcher.quoteReplacement(text(m.group(1))));
    }

    private String defaultOf(String name) {
        return declared().stream()
                .filter(setting -> setting.name().equals(name))
                .map(Setting::defaultValue)
                .findFirst()
                .orElse("");
    }

    /** Returns the value, or nothing where the setting has neither a value nor a default. */
    public Optional<String> optional(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    /**
     * Returns the value.
     *
     * @throws ConfigurationException naming the setting and its variable, if it is not set
     */
    public String required(String name) {
        return optional(name).orElseThrow(() -> missing(name));
    }

    /** Returns the error that this setting has no value; it names the variable to set. */
    public ConfigurationException missing(String name) {
        String variable = Setting.variable(name);
        String where =
                Secrets.is(name)
                        ? variable
                                + " in the environment, or a file's path in "
                                + variable
                                + "_FILE"
                        : variable + " in the environment, or " + name + " in " + profileFile();
        return new ConfigurationException(
                variable, "is not set, the " + profile() + " profile needs it: set " + where);
    }

    /** Returns the parts of a value that is separated by commas. */
    public List<String> list(String name) {
        return DeclaredSettings.words(text(name));
    }

    public int number(String name) {
        return parse(
                name, Bounds.numbers(name), text -> Bounds.checked(name, Integer.parseInt(text)));
    }

    public boolean flag(String name) {
        return parse(name, "true or false", Settings::trueOrFalse);
    }

    private static boolean trueOrFalse(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    public Path path(String name) {
        return Path.of(text(name));
    }

    /**
     * Returns an {@code http} or {@code https} address that contains no user or password, in one
     * spelling: blanks around it, capitals and the scheme's own port make no difference.
     */
    public URI address(String name) {
        return parse(name, "an address such as https://example.com/", Settings::absolute);
    }

    private static URI absolute(String text) {
        URI uri = URI.create(text.strip());
        if (uri.getHost() == null || uri.getUserInfo() != null || !isHttp(uri)) {
            throw new IllegalArgumentException(text);
        }
        return Hosts.normal(uri);
    }

    private static boolean isHttp(URI uri) {
        return uri.getScheme().equalsIgnoreCase("https")
                || uri.getScheme().equalsIgnoreCase("http");
    }

    /** Returns a duration that is written as {@code 30s}, {@code 5m}, {@code 1h} or {@code 30d}. */
    public Duration duration(String name) {
        return parse(
                name,
                "a duration such as 30s, 5m, 1h or 30d, at most 36500d",
                text ->
                        Bounds.checked(
                                name, Duration.parse((text.endsWith("d") ? "P" : "PT") + text)));
    }

    private <T> T parse(String name, String expected, Function<String, T> parser) {
        String text = required(name);
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            String shown = Secrets.shown(name, text);
            throw new ConfigurationException(
                    List.of(problem(name, name + " is \"" + shown + "\", expected " + expected)));
        }
    }

    /**
     * Replaces the placeholders of a route file, such as {@code {{accounts.cron}}} and {@code
     * {{accounts.cron:0 0 * * * ?}}}, as Camel does.
     */
    public String inRoute(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        m ->
                                Matcher.quoteReplacement(
                                        optional(m.group(1))
                                                .orElse(m.group(2) == null ? "" : m.group(2))));
    }

    /** The environment variables that are named as those of schedules: P2C_ACCOUNTS_CRON. */
    public Set<String> scheduleVariables() {
        return environment.keySet().stream()
                .filter(Settings::isSchedule)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a variable is named as one of a schedule. */
    public static boolean isSchedule(String variable) {
        return variable.startsWith("P2C_") && variable.endsWith("_CRON");
    }

    /** Returns what route files may use as {@code {{name}}}: schedules and Camel's own settings. */
    public Map<String, String> forCamel() {
        return values.entrySet().stream()
                .filter(e -> e.getKey().startsWith("camel.") || e.getKey().endsWith(SCHEDULE))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public String toString() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(e -> e.getKey() + "=" + Secrets.shown(e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
