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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Checks the addresses in a route file, such as {@code quartz:directions/accounts}: the component
 * and its options. What a component takes is described in its jar.
 */
final class RouteEndpoints {

    private static final String COMPONENTS = "META-INF/services/org/apache/camel/component";

    /** Steps whose value may be an address instead of options. */
    private static final Set<String> ADDRESSED = Set.of("from", "to", "toD", "wireTap");

    /** An address whose beginning is known only while the route runs. */
    private static final List<String> DYNAMIC = List.of("{{", "${");

    private static final Map<String, Optional<JsonNode>> MODELS = new ConcurrentHashMap<>();

    private final Path file;
    private final List<Problem> problems;

    RouteEndpoints(Path file, List<Problem> problems) {
        this.file = file;
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
        if (model.get().at("/component/lenientProperties").asBoolean()) {
            return; // takes any option
        }
        for (String option : parts.length == 1 ? List.<String>of() : options(parts[1])) {
            option(component, model.get(), option, uri);
        }
        parameters.ifPresent(
                named ->
                        named.getValue().stream()
                                .map(NodeTuple::getKeyNode)
                                .filter(ScalarNode.class::isInstance)
                                .map(ScalarNode.class::cast)
                                .forEach(
                                        name ->
                                                option(
                                                        component,
                                                        model.get(),
                                                        name.getValue(),
                                                        name)));
    }

    private static boolean isDynamic(String text) {
        return DYNAMIC.stream().anyMatch(text::contains);
    }

    private static List<String> options(String query) {
        List<String> names = new ArrayList<>();
        for (String option : query.split("&")) {
            names.add(option.replaceAll("=.*", "").strip());
        }
        return names;
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
