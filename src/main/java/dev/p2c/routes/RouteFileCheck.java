package dev.p2c.routes;

import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.text.Visible;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quartz.CronExpression;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Checks of a route file what Camel would refuse at the start or in the first pass: names of steps,
 * components, options, templates, beans and methods, settings without a value, schedules. Needs no
 * Camel context.
 */
public final class RouteFileCheck {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\s*([A-Za-z0-9._-]+)\\s*(:[^}]*)?}}");

    private static final Pattern CRON = Pattern.compile("[?&]cron=([^&]*)");

    private final Map<String, String> settings;
    private final Map<String, Set<String>> beans;
    private final Map<String, KameletCalls.Template> templates;
    private final boolean isEveryTemplateKnown;

    /**
     * @param settings that route files may use, by name
     * @param beans that route files may call: their methods by their names, no methods where they
     *     are not known
     * @param shared the texts of the files that all directions share; those that are YAML count
     */
    public RouteFileCheck(
            Map<String, String> settings,
            Map<String, Set<String>> beans,
            Collection<String> shared) {
        this.settings = Map.copyOf(settings);
        this.beans = Map.copyOf(beans);
        List<Node> roots =
                shared.stream().flatMap(text -> root(Path.of("shared"), text).stream()).toList();
        this.templates = KameletCalls.templates(roots);
        this.isEveryTemplateKnown = roots.size() == shared.size();
    }

    /** Every mistake of a direction's file; none for a text that is no YAML. */
    public List<Problem> ofDirection(Path file, String text) {
        List<Problem> problems = new ArrayList<>();
        root(file, text).ifPresent(root -> settings(file, root, problems));
        if (problems.isEmpty()) {
            root(file, text).ifPresent(root -> schedules(file, root, problems));
        }
        problems.addAll(ofRoutes(file, DirectionMode.forCamel(file, text)));
        return problems;
    }

    /** The settings that a text names, such as {@code {{accounts.cron}}}. */
    public static Set<String> settings(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** The mistakes in a file that all directions share. */
    public List<Problem> ofShared(Path file, String text) {
        List<Problem> problems = new ArrayList<>();
        RouteYaml.parse(file, text, problems);
        problems.addAll(ofRoutes(file, text));
        return problems;
    }

    /** The mistakes in names; none for a text that is no YAML. */
    private List<Problem> ofRoutes(Path file, String text) {
        List<Problem> problems = new ArrayList<>();
        root(file, text)
                .ifPresent(
                        root -> {
                            RouteLanguage.get().check(file, root, problems);
                            RouteBeans ofFile = new RouteBeans(file, beans, problems);
                            ofFile.check(root);
                            new RouteEndpoints(
                                            file, kamelets(file, root, problems), ofFile, problems)
                                    .check(root);
                        });
        return problems;
    }

    private KameletCalls kamelets(Path file, Node root, List<Problem> problems) {
        Map<String, KameletCalls.Template> known = new HashMap<>(templates);
        known.putAll(KameletCalls.templates(List.of(root)));
        return new KameletCalls(file, known, isEveryTemplateKnown, problems);
    }

    private static Optional<Node> root(Path file, String text) {
        return RouteYaml.parse(file, text, new ArrayList<>());
    }

    private void settings(Path file, Node node, List<Problem> problems) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> settings(file, tuple.getValueNode(), problems));
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> settings(file, item, problems));
        } else if (node instanceof ScalarNode scalar) {
            for (Matcher found = PLACEHOLDER.matcher(scalar.getValue()); found.find(); ) {
                if (!settings.containsKey(found.group(1)) && found.group(2) == null) {
                    problems.add(RouteYaml.problem(file, node, unknown(found.group(1))));
                }
            }
        }
    }

    private String unknown(String name) {
        return "unknown setting \"%s\": routes use settings whose name ends with .cron or begins with camel.%s"
                .formatted(Visible.excerpt(name), Suggestion.didYouMean(name, settings.keySet()));
    }

    private void schedules(Path file, Node node, List<Problem> problems) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue()
                    .forEach(
                            tuple -> {
                                String name = RouteYaml.text(tuple.getKeyNode()).orElse("");
                                schedule(file, name, tuple.getValueNode(), problems);
                                schedules(file, tuple.getValueNode(), problems);
                            });
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> schedules(file, item, problems));
        }
    }

    private void schedule(Path file, String option, Node value, List<Problem> problems) {
        String text = RouteYaml.text(value).orElse("");
        if (option.equals("cron")) {
            cron(text).ifPresent(why -> problems.add(RouteYaml.problem(file, value, why)));
        } else if (option.equals("uri") && text.startsWith("quartz:")) {
            Matcher cron = CRON.matcher(text);
            if (cron.find()) {
                cron(cron.group(1).replace('+', ' '))
                        .ifPresent(why -> problems.add(RouteYaml.problem(file, value, why)));
            }
        }
    }

    /** Why a text is no schedule; empty for a schedule. */
    private Optional<String> cron(String text) {
        String resolved =
                PLACEHOLDER
                        .matcher(text)
                        .replaceAll(
                                m ->
                                        Matcher.quoteReplacement(
                                                settings.getOrDefault(
                                                        m.group(1),
                                                        m.group(2) == null
                                                                ? ""
                                                                : m.group(2).substring(1))));
        try {
            new CronExpression(resolved);
            return Optional.empty();
        } catch (ParseException | RuntimeException e) {
            String written = resolved.equals(text) ? "" : text + " is ";
            return Optional.of(
                    "%s\"%s\", which is no schedule of Quartz (second minute hour day month weekday): %s"
                            .formatted(written, Visible.excerpt(resolved), e.getMessage()));
        }
    }
}
