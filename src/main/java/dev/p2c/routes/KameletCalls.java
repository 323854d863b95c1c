package dev.p2c.routes;

import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.text.Visible;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Checks the addresses of a route file that call a template, such as {@code
 * kamelet:sync-task/accounts-to-customers}: the template's name and its parameters.
 */
final class KameletCalls {

    static final String SCHEME = "kamelet";

    /** The ends of a template itself, and what every call may say. */
    private static final Set<String> ENDS = Set.of("source", "sink");

    private static final Set<String> OF_CALLS =
            Set.of(
                    "location",
                    "noErrorHandler",
                    "bridgeErrorHandler",
                    "block",
                    "timeout",
                    "failIfNoConsumers",
                    "lazyStartProducer",
                    "exceptionHandler",
                    "exchangePattern");

    private final Path file;
    private final Map<String, Template> templates;
    private final boolean isEveryTemplateKnown;
    private final List<Problem> problems;

    /**
     * @param isEveryTemplateKnown false where the file of a template cannot be read
     */
    KameletCalls(
            Path file,
            Map<String, Template> templates,
            boolean isEveryTemplateKnown,
            List<Problem> problems) {
        this.file = file;
        this.isEveryTemplateKnown = isEveryTemplateKnown;
        this.templates = templates;
        this.problems = problems;
    }

    /**
     * The parameters of a template.
     *
     * @param required those without a default
     */
    record Template(Set<String> parameters, Set<String> required) {}

    /** The templates in some files. */
    static Map<String, Template> templates(Collection<Node> roots) {
        Map<String, Template> templates = new LinkedHashMap<>();
        for (Node root : roots) {
            for (Node item : RouteYaml.items(root)) {
                RouteYaml.get(item, "routeTemplate")
                        .ifPresent(
                                template ->
                                        RouteYaml.get(template, "id")
                                                .flatMap(RouteYaml::text)
                                                .ifPresent(
                                                        id ->
                                                                templates.put(
                                                                        id, template(template))));
            }
        }
        return templates;
    }

    private static Template template(Node node) {
        Set<String> parameters = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        for (Node one : RouteYaml.get(node, "parameters").map(RouteYaml::items).orElse(List.of())) {
            String name = RouteYaml.get(one, "name").flatMap(RouteYaml::text).orElse("");
            parameters.add(name);
            boolean isOptional =
                    RouteYaml.get(one, "defaultValue").isPresent()
                            || RouteYaml.get(one, "required")
                                    .flatMap(RouteYaml::text)
                                    .filter("false"::equals)
                                    .isPresent();
            if (!isOptional) {
                required.add(name);
            }
        }
        return new Template(parameters, required);
    }

    /**
     * Reports a template or parameters that there are not, and parameters without a value.
     *
     * @param address without its options
     * @param options by the name, the node that has it
     */
    void check(String address, Node at, Map<String, Node> options) {
        String name = address.substring(address.indexOf(':') + 1).replaceAll("/.*", "");
        if (ENDS.contains(name) || name.contains("{{") || name.contains("${")) {
            return;
        }
        Template template = templates.get(name);
        if (template == null) {
            // A location of its own may have the kamelet.
            if (isEveryTemplateKnown && !options.containsKey("location")) {
                problems.add(RouteYaml.problem(file, at, unknown(name, templates.keySet())));
            }
            return;
        }
        Set<String> missing = new TreeSet<>(template.required());
        missing.removeAll(options.keySet());
        options.forEach(
                (option, node) -> {
                    if (!template.parameters().contains(option) && !OF_CALLS.contains(option)) {
                        problems.add(
                                RouteYaml.problem(
                                        file, node, unknown(name, option, template, missing)));
                    }
                });
        if (!missing.isEmpty()) {
            problems.add(
                    RouteYaml.problem(
                            file,
                            at,
                            "the template \"%s\" needs a value for %s"
                                    .formatted(name, String.join(", ", missing))));
        }
    }

    /** That there is no such template. */
    static String unknown(String name, Collection<String> templates) {
        return "there is no template \"%s\" in routes/templates.%s"
                .formatted(Visible.excerpt(name), Suggestion.didYouMean(name, templates));
    }

    private static String unknown(
            String name, String option, Template template, Collection<String> missing) {
        Set<String> near = new TreeSet<>(missing.isEmpty() ? template.parameters() : missing);
        String has =
                template.parameters().isEmpty()
                        ? "which has no parameters"
                        : "whose parameters are " + String.join(", ", template.parameters());
        return "unknown parameter \"%s\" of the template \"%s\", %s.%s"
                .formatted(Visible.excerpt(option), name, has, Suggestion.didYouMean(option, near));
    }
}
