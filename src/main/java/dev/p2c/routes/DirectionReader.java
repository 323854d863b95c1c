package dev.p2c.routes;

import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.routes.Direction.TaskCall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the route of one direction file; Camel itself checks the rest of the route language. */
final class DirectionReader {

    private static final String TASK = "kamelet:sync-task/";
    private static final Set<String> TEMPLATES = Set.of("sync-task");
    private static final Pattern CRON = Pattern.compile("[?&]cron=([^&]*)");

    private final Path file;
    private final List<Problem> problems;

    DirectionReader(Path file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The direction, or null if the file has no single route; mistakes are added to the list. */
    Direction read(String text) {
        int before = problems.size();
        Optional<Node> root = RouteYaml.parse(file, text, problems);
        if (problems.size() > before) {
            return null;
        }
        List<Node> routes =
                root.map(RouteYaml::items).orElse(List.of()).stream()
                        .flatMap(item -> RouteYaml.get(item, "route").stream())
                        .toList();
        if (routes.size() != 1) {
            problems.add(
                    new Problem(
                            file.toString(),
                            1,
                            1,
                            "has "
                                    + routes.size()
                                    + " routes; a direction is one route, named as its file"));
            return null;
        }
        return direction(routes.get(0));
    }

    private Direction direction(Node route) {
        String expected = file.getFileName().toString().replaceAll("\\.yaml$", "");
        String id = text(route, "id");
        if (!id.equals(expected)) {
            problem(
                    RouteYaml.get(route, "id").orElse(route),
                    "the route's id is \""
                            + id
                            + "\"; it must be the file's name, \""
                            + expected
                            + "\"");
        }
        String description = text(route, "description");
        if (description.isEmpty()) {
            problem(route, "has no description; Hawtio and bin/p2c status show it");
        }
        List<TaskCall> tasks = new ArrayList<>();
        RouteYaml.get(route, "from")
                .flatMap(from -> RouteYaml.get(from, "steps"))
                .ifPresent(steps -> collect(steps, tasks));
        if (tasks.isEmpty()) {
            problems.add(noTask(route));
        }
        DirectionMode mode = DirectionMode.of(file, route, problems);
        return new Direction(expected, description, cron(route), tasks, file, mode);
    }

    /** A call of a template that is none, mostly a mistyped one, is where the task is missing. */
    private Problem noTask(Node route) {
        Optional<ScalarNode> call =
                RouteYaml.get(route, "from")
                        .flatMap(from -> RouteYaml.get(from, "steps"))
                        .flatMap(DirectionReader::kamelet);
        String name = call.map(node -> node.getValue().split("[:/?]", 3)[1]).orElse("");
        String message =
                Suggestion.nearest(name, TEMPLATES).isPresent() && !TEMPLATES.contains(name)
                        ? KameletCalls.unknown(name, TEMPLATES)
                        : "calls no task; a step is  to: kamelet:sync-task/<task>";
        return RouteYaml.problem(file, call.map(Node.class::cast).orElse(route), message);
    }

    private static Optional<ScalarNode> kamelet(Node node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar).filter(one -> one.getValue().startsWith("kamelet:"));
        }
        return children(node).flatMap(child -> kamelet(child).stream()).findFirst();
    }

    private static Stream<Node> children(Node node) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream().map(NodeTuple::getValueNode)
                : RouteYaml.items(node).stream();
    }

    /** Collects the task calls at any depth: a choice or a filter may surround them. */
    private static void collect(Node node, List<TaskCall> tasks) {
        if (node instanceof ScalarNode scalar && scalar.getValue().startsWith(TASK)) {
            String task = scalar.getValue().substring(TASK.length()).replaceAll("\\?.*", "");
            tasks.add(new TaskCall(task, RouteYaml.line(node), RouteYaml.column(node)));
        } else {
            children(node).forEach(child -> collect(child, tasks));
        }
    }

    /** The cron expression among the parameters of the trigger or in its address. */
    private static String cron(Node route) {
        Optional<Node> from = RouteYaml.get(route, "from");
        Optional<String> parameter =
                from.flatMap(node -> RouteYaml.get(node, "parameters"))
                        .map(parameters -> text(parameters, "cron"))
                        .filter(cron -> !cron.isEmpty());
        return parameter.orElseGet(() -> from.map(node -> cronOf(text(node, "uri"))).orElse(""));
    }

    /** In an address a plus sign stands for a blank. */
    private static String cronOf(String uri) {
        Matcher cron = CRON.matcher(uri);
        return cron.find() ? cron.group(1).replace('+', ' ') : "";
    }

    private static String text(Node node, String name) {
        return RouteYaml.get(node, name).flatMap(RouteYaml::text).orElse("");
    }

    private void problem(Node node, String message) {
        problems.add(RouteYaml.problem(file, node, message));
    }
}
