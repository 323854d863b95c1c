package dev.p2c.app.settings;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Everything that was set, read once at start. Strongest first: environment, the profile's file,
 * {@code application.properties}, the default. Immutable; {@link #toString()} masks secrets.
 */
public final class Settings {

    private static final String FILE = "application.properties";
    private static final String PROFILE = "p2c.profile";
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{([a-z0-9.-]+)}}");

    private final Map<String, String> values;
    private final Map<String, String> places;

    private Settings(Map<String, String> values, Map<String, String> places) {
        this.values = values;
        this.places = places;
    }

    /**
     * @param directory where the files are
     * @throws ConfigurationException with every unknown name in them
     */
    public static Settings load(Path directory, Map<String, String> environment) {
        Map<String, String> values = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        read(directory.resolve(FILE), values, places);
        String profile =
                environment.getOrDefault(
                        Setting.variable(PROFILE), values.getOrDefault(PROFILE, "sandbox"));
        read(directory.resolve("application-" + profile + ".properties"), values, places);
        values.put(PROFILE, profile);
        check(values, places);
        Secrets.refuseInFiles(values, places, profile);
        overlay(environment, values, places);
        return new Settings(values, places);
    }

    private static void read(Path file, Map<String, String> values, Map<String, String> places) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
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

    private static void check(Map<String, String> values, Map<String, String> places) {
        List<Problem> problems = new ArrayList<>();
        Set<String> known = known(values);
        for (String name : new TreeMap<>(values).keySet()) {
            boolean free = name.startsWith("camel.") || name.endsWith(".cron");
            if (!free && !known.contains(name)) {
                problems.add(
                        new Problem(
                                places.get(name),
                                "unknown setting \""
                                        + name
                                        + "\"."
                                        + Suggestion.didYouMean(name, known)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static Set<String> known(Map<String, String> values) {
        return declared(values).stream()
                .map(Setting::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Setting> declared(Map<String, String> values) {
        Set<String> connections = names(values, "p2c.connections", "sales,finance");
        Set<String> companies = names(values, "p2c.companies", "usmf");
        return Setting.ALL.stream()
                .filter(setting -> !setting.name().startsWith("<direction>"))
                .flatMap(setting -> setting.forEach(connections, companies))
                .toList();
    }

    /** Every setting there is, those of each connection and company apart; schedules left out. */
    public List<Setting> declared() {
        return declared(values);
    }

    private static Set<String> names(Map<String, String> values, String list, String defaultNames) {
        return new LinkedHashSet<>(words(values.getOrDefault(list, defaultNames)));
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
    }

    private static void overlay(
            Map<String, String> environment,
            Map<String, String> values,
            Map<String, String> places) {
        Set<String> names = new LinkedHashSet<>(values.keySet());
        // What these two name decides which other settings there are.
        for (String list : List.of("p2c.connections", "p2c.companies")) {
            Optional.ofNullable(environment.get(Setting.variable(list)))
                    .ifPresent(value -> values.put(list, value));
        }
        names.addAll(known(values));
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Secrets.fromFiles(declared(values), environment));
        for (String name : names) {
            String variable = Setting.variable(name);
            if (all.containsKey(variable)) {
                values.put(name, all.get(variable).strip());
                places.put(name, variable);
            }
        }
    }

    /** A copy in which these settings have other values, as a command's options ask. */
    public Settings with(Map<String, String> others) {
        Map<String, String> copy = new HashMap<>(values);
        copy.putAll(others);
        return new Settings(copy, places);
    }

    public String profile() {
        return text(PROFILE);
    }

    public boolean isSandbox() {
        return profile().equals("sandbox");
    }

    /** Empty where it is set nowhere and has no default. */
    public String text(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? defaultOf(name) : resolved(value);
    }

    /** A value may name another setting: {@code http://localhost:{{p2c.sandbox.sales.port}}/}. */
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

    public Optional<String> optional(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    /**
     * @throws ConfigurationException naming the setting and its variable, if it is not set
     */
    public String required(String name) {
        return optional(name).orElseThrow(() -> missing(name));
    }

    private ConfigurationException missing(String name) {
        return new ConfigurationException(
                Setting.variable(name),
                "is not set, the " + profile() + " profile needs it (" + name + ")");
    }

    public List<String> list(String name) {
        return words(text(name));
    }

    public int number(String name) {
        return parse(name, "a whole number", Integer::valueOf);
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

    public URI address(String name) {
        return parse(name, "an address such as https://example.com/", Settings::absolute);
    }

    private static URI absolute(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || uri.getUserInfo() != null || !isHttp(uri)) {
            throw new IllegalArgumentException(text);
        }
        return uri;
    }

    private static boolean isHttp(URI uri) {
        return uri.getScheme().equals("https") || uri.getScheme().equals("http");
    }

    /** {@code 30s}, {@code 5m}, {@code 1h}, {@code 30d}. */
    public Duration duration(String name) {
        return parse(
                name,
                "a duration such as 30s, 5m, 1h or 30d",
                text -> Duration.parse((text.endsWith("d") ? "P" : "PT") + text));
    }

    private <T> T parse(String name, String expected, Function<String, T> parser) {
        String text = required(name);
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            throw new ConfigurationException(
                    places.getOrDefault(name, "default"),
                    name + " is \"" + Secrets.shown(name, text) + "\", expected " + expected);
        }
    }

    /** What the route files may use as {@code {{name}}}: schedules and Camel's own settings. */
    public Map<String, String> forCamel() {
        return values.entrySet().stream()
                .filter(e -> e.getKey().startsWith("camel.") || e.getKey().endsWith(".cron"))
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
