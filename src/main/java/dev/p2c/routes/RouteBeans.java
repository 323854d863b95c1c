package dev.p2c.routes;

import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.text.Visible;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Checks the beans that a route file names: there is one of that name, or a class, and it has the
 * method.
 */
final class RouteBeans {

    /** Steps and expressions that call a method of a bean. */
    private static final Set<String> CALLS = Set.of("bean", "method");

    /** Options whose value is the name of a bean. */
    private static final Set<String> NAMED = Set.of("aggregationStrategy", "executorService");

    private static final Predicate<String> REFERENCE =
            Pattern.compile("#(?!autowired$)(bean:)?[\\w.-]+").asMatchPredicate();

    private final Path file;
    private final Map<String, Set<String>> beans;
    private final List<Problem> problems;

    /**
     * @param beans by their name their methods; no methods where they are not known
     */
    RouteBeans(Path file, Map<String, Set<String>> beans, List<Problem> problems) {
        this.file = file;
        this.beans = new HashMap<>(beans);
        this.problems = problems;
    }

    /** Reports each bean, class and method that there is not. */
    void check(Node root) {
        declare(root);
        look(root);
    }

    /** Adds the beans that the file itself declares. */
    private void declare(Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::declare);
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (RouteYaml.text(entry.getKeyNode()).filter("beans"::equals).isPresent()) {
                    RouteYaml.items(entry.getValueNode())
                            .forEach(bean -> text(bean, "name").ifPresent(this::declare));
                }
                declare(entry.getValueNode());
            }
        }
    }

    private void declare(String name) {
        beans.put(name, Set.of());
    }

    private void look(Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::look);
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String name = RouteYaml.text(entry.getKeyNode()).orElse("");
                Node value = entry.getValueNode();
                if (CALLS.contains(name)) {
                    call(value);
                } else if (name.equals("process")) {
                    RouteYaml.get(value, "ref").ifPresent(this::bean);
                } else if (NAMED.contains(name)) {
                    bean(value);
                } else if (name.equals("parameters")) {
                    references(value);
                }
                look(value);
            }
        }
    }

    private void call(Node call) {
        RouteYaml.get(call, "beanType").ifPresent(this::type);
        RouteYaml.get(call, "ref")
                .filter(this::bean)
                .flatMap(RouteYaml::text)
                .ifPresent(
                        bean ->
                                RouteYaml.get(call, "method")
                                        .ifPresent(method -> method(bean, method)));
    }

    /** Options of an address whose value names a bean: {@code #calendar}. */
    private void references(Node parameters) {
        if (parameters instanceof MappingNode named) {
            named.getValue().stream()
                    .map(NodeTuple::getValueNode)
                    .filter(value -> RouteYaml.text(value).filter(REFERENCE).isPresent())
                    .forEach(this::bean);
        }
    }

    /** Reports an unknown bean; whether the bean is known. */
    private boolean bean(Node at) {
        return RouteYaml.text(at).filter(name -> bean(name, at)).isPresent();
    }

    /** Checks an address such as {@code bean:runs?method=begin}. */
    void address(String name, Optional<String> method, Node at) {
        if (bean(name, at)) {
            method.ifPresent(called -> method(name, called, at));
        }
    }

    private boolean bean(String written, Node at) {
        String name = written.replaceFirst("^#(bean:)?", "");
        if (beans.containsKey(name)) {
            return true;
        }
        boolean isOpen = name.isEmpty() || RouteEndpoints.isDynamic(name);
        if (!isOpen && !isClass(name.replaceFirst("^(class|type):|[(#].*$", ""))) {
            problems.add(
                    RouteYaml.problem(
                            file,
                            at,
                            "there is no bean \"%s\".%s"
                                    .formatted(
                                            Visible.excerpt(name),
                                            Suggestion.didYouMean(name, names()))));
        }
        return false;
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(beans.keySet());
        names.removeIf(RouteEndpoints::isDynamic);
        return names;
    }

    private void type(Node at) {
        String name = RouteYaml.text(at).orElse("");
        boolean isOpen = name.isEmpty() || RouteEndpoints.isDynamic(name);
        if (!isOpen && !isClass(name)) {
            problems.add(
                    RouteYaml.problem(
                            file,
                            at,
                            "there is no class \"%s\": put its jar into lib/"
                                    .formatted(Visible.excerpt(name))));
        }
    }

    private static boolean isClass(String name) {
        return name.matches("[\\w.$]+")
                && RouteBeans.class.getClassLoader().getResource(name.replace('.', '/') + ".class")
                        != null;
    }

    private void method(String bean, Node at) {
        RouteYaml.text(at).ifPresent(method -> method(bean, method, at));
    }

    private void method(String bean, String written, Node at) {
        String method = written.replaceAll("\\(.*", "").strip();
        Set<String> methods = beans.getOrDefault(bean, Set.of());
        boolean isKnown = methods.isEmpty() || method.isEmpty() || RouteEndpoints.isDynamic(method);
        if (!isKnown && !methods.contains(method)) {
            problems.add(
                    RouteYaml.problem(
                            file,
                            at,
                            "the bean \"%s\" has no method \"%s\".%s"
                                    .formatted(
                                            bean,
                                            Visible.excerpt(method),
                                            Suggestion.didYouMean(method, methods))));
        }
    }

    private static Optional<String> text(Node node, String name) {
        return RouteYaml.get(node, name).flatMap(RouteYaml::text);
    }
}
