package dev.p2c.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.text.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Checks the addresses in a route file, such as {@code quartz:directions/accounts}: the component
 * and its options, templates and beans. What a component takes is described in its jar.
 */
final class RouteEndpoints {

    private static final String COMPONENTS = "META-INF/services/org/apache/camel/component";

    /** Steps whose value may be an address instead of options. */
    private static final Set<String> ADDRESSED = Set.of("from", "to", "toD", "wireTap");

    /** An address whose beginning is known only while the route runs. */
    private static final List<String> DYNAMIC = List.of("{{", "${");

    private static final Pattern METHOD = Pattern.compile("(?:^|&)method=([^&]*)");

    private static final Map<String, Optional<JsonNode>> MODELS = new ConcurrentHashMap<>();

    private final Path file;
    private final KameletCalls kamelets;
    private final RouteBeans beans;
    private final List<Problem> problems;

    RouteEndpoints(Path file, KameletCalls kamelets, RouteBeans beans, List<Problem> problems) {
        this.file = file;
        this.kamelets = kamelets;
        this.beans = beans;
        this.problems = problems;
    }

    /** Reports each component and option that there is not. */
    void check(Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::check);
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String name = RouteYaml.text(entry.getKeyNode()).orElse("");
                Node value = entry.getValueNode();
                if (ADDRESSED.contains(name)) {
                    step(value);
                }
                check(value);
            }
        }
    }

    private void step(Node step) {
        Optional<Node> uri = RouteYaml.get(step, "uri");
        address(
                uri.orElse(step),
                RouteYaml.get(step, "parameters")
                        .filter(MappingNode.class::isInstance)
                        .map(MappingNode.class::cast));
    }

    private void address(Node uri, Optional<MappingNode> parameters) {
        String[] parts = RouteYaml.text(uri).orElse("").split("\\?", 2);
        String component = parts[0].replaceAll(":.*", "").strip();
        if (component.isEmpty() || isDynamic(component)) {
            return;
        }
        Optional<JsonNode> model = MODELS.computeIfAbsent(component, RouteEndpoints::model);
        if (model.isEmpty()) {
            problem(
                    uri,
                    "unknown component \"%s\".%s"
                            .formatted(
                                    Visible.excerpt(component),
                                    Suggestion.didYouMean(component, components())));
            return;
        }
        Map<String, Node> options = options(parts, uri, parameters);
        if (component.equals(KameletCalls.SCHEME)) {
            kamelets.check(parts[0], uri, options);
        } else if (component.equals("bean")) {
            bean(parts, uri, parameters);
        } else if (!model.get().at("/component/lenientProperties").asBoolean()) {
            options.forEach((name, at) -> option(component, model.get(), name, at));
        }
    }

    /** The options in an address and beside it, each with the node that has it. */
    private static Map<String, Node> options(
            String[] parts, Node uri, Optional<MappingNode> parameters) {
        Map<String, Node> options = new LinkedHashMap<>();
        if (parts.length > 1) {
            for (String option : parts[1].split("&")) {
                options.put(option.replaceAll("=.*", "").strip(), uri);
            }
        }
        parameters.ifPresent(
                named ->
                        named.getValue().stream()
                                .map(NodeTuple::getKeyNode)
                                .filter(ScalarNode.class::isInstance)
                                .map(ScalarNode.class::cast)
                                .forEach(name -> options.put(name.getValue(), name)));
        return options;
    }

    private void bean(String[] parts, Node uri, Optional<MappingNode> parameters) {
        Matcher method = METHOD.matcher(parts.length > 1 ? parts[1] : "");
        beans.address(
                parts[0].substring(parts[0].indexOf(':') + 1),
                parameters
                        .flatMap(named -> RouteYaml.get(named, "method"))
                        .flatMap(RouteYaml::text)
                        .or(() -> method.find() ? Optional.of(method.group(1)) : Optional.empty()),
                uri);
    }

    /** Whether a text is known only when settings, or the values of an exchange, are. */
    static boolean isDynamic(String text) {
        return DYNAMIC.stream().anyMatch(text::contains);
    }

    private void option(String component, JsonNode model, String name, Node at) {
        Set<String> known = new TreeSet<>();
        List<String> prefixes = new ArrayList<>();
        model.path("properties")
                .fields()
                .forEachRemaining(
                        property -> {
                            known.add(property.getKey());
                            String prefix = property.getValue().path("prefix").asText();
                            if (!prefix.isEmpty()) {
                                prefixes.add(prefix);
                            }
                        });
        boolean isKnown =
                name.isEmpty()
                        || isDynamic(name)
                        || known.stream().anyMatch(one -> folded(one).equals(folded(name)))
                        || prefixes.stream().anyMatch(name::startsWith);
        if (!isKnown) {
            problem(
                    at,
                    "the component \"%s\" has no option \"%s\".%s"
                            .formatted(
                                    component,
                                    Visible.excerpt(name),
                                    Suggestion.didYouMean(name, known)));
        }
    }

    /** Camel takes {@code trigger-start-delay} for {@code triggerStartDelay}. */
    private static String folded(String option) {
        return option.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /**
     * What a component takes; empty if there is no such component, and without properties for one
     * that does not describe itself.
     */
    private static Optional<JsonNode> model(String component) {
        if (!component.matches("[A-Za-z0-9+.-]+")) {
            return Optional.empty();
        }
        try (InputStream service = resource(COMPONENTS + "/" + component)) {
            if (service == null) {
                return Optional.empty();
            }
            Properties named = new Properties();
            named.load(service);
            String type = named.getProperty("class", "");
            String folder = type.substring(0, Math.max(0, type.lastIndexOf('.'))).replace('.', '/');
            return Optional.of(described("META-INF/" + folder + "/" + component + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode described(String resource) throws IOException {
        JsonMapper json = new JsonMapper();
        try (InputStream in = resource(resource)) {
            return in == null
                    ? json.readTree("{\"component\": {\"lenientProperties\": true}}")
                    : json.readTree(in);
        }
    }

    private static InputStream resource(String name) {
        return RouteEndpoints.class.getClassLoader().getResourceAsStream(name);
    }

    /** The names of all components. */
    private static Set<String> components() {
        Set<String> names = new TreeSet<>();
        try {
            for (URL list :
                    Collections.list(
                            RouteEndpoints.class
                                    .getClassLoader()
                                    .getResources(COMPONENTS + ".properties"))) {
                Properties one = new Properties();
                try (InputStream in = list.openStream()) {
                    one.load(in);
                }
                names.addAll(List.of(one.getProperty("components", "").split(" ")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private void problem(Node at, String message) {
        problems.add(RouteYaml.problem(file, at, message));
    }
}
