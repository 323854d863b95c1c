package dev.p2c.routes;

import dev.p2c.error.Problem;
import dev.p2c.routes.Direction.TaskCall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the route of one direction file; Camel itself checks the rest of the route language. */
final class DirectionReader {

    private static final String TASK = "kamelet:sync-task/";
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
            problem(route, "has no description; Hawtio and p2c status show it");
        }
        List<TaskCall> tasks = new ArrayList<>();
        RouteYaml.get(route, "from")
                .flatMap(from -> RouteYaml.get(from, "steps"))
                .ifPresent(steps -> collect(steps, tasks));
        if (tasks.isEmpty()) {
            problem(route, "calls no task; a step is  to: kamelet:sync-task/<task>");
        }
        DirectionMode mode = DirectionMode.of(file, route, problems);
        return new Direction(expected, description, cron(route), tasks, file, mode);
    }

    /** Collects the task calls at any depth: a choice or a filter may surround them. */
    private static void collect(Node node, List<TaskCall> tasks) {
        if (node instanceof ScalarNode scalar && scalar.getValue().startsWith(TASK)) {
            String task = scalar.getValue().substring(TASK.length()).replaceAll("\\?.*", "");
            tasks.add(new TaskCall(task, RouteYaml.line(node), RouteYaml.column(node)));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> collect(item, tasks));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> collect(tuple.getValueNode(), tasks));
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
