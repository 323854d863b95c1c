package dev.p2c.routes;

import dev.p2c.error.Problem;
import dev.p2c.routes.Direction.TaskCall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one direction file: not the whole language of Camel, only what a direction is. */
final class DirectionReader {

    private static final String TASK = "kamelet:sync-task/";
    private static final String AFTER = "after:";

    /** Deeper than any direction, and far from where the YAML reader runs out of stack. */
    private static final int DEEPEST = 50;

    private final Path file;
    private final List<Problem> problems;

    DirectionReader(Path file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Null where it cannot be read at all; {@link #problems} say why. */
    Direction read(String text) {
        Optional<Node> root;
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
            refuseBombs(new Parse(settings).parseString(text));
            root = new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            problem(
                    e.getProblemMark().map(m -> m.getLine() + 1).orElse(1),
                    "is no YAML: " + e.getProblem());
            return null;
        } catch (YamlEngineException e) {
            problem(1, "is no YAML: " + e.getMessage());
            return null;
        }
        List<Node> routes =
                root.map(DirectionReader::items).orElse(List.of()).stream()
                        .flatMap(item -> get(item, "route").stream())
                        .toList();
        if (routes.size() != 1) {
            problem(
                    1,
                    "has "
                            + routes.size()
                            + " routes; a direction is one route, named as its file");
            return null;
        }
        return direction(routes.get(0));
    }

    /** Aliases let ten lines stand for a billion, or for themselves; no direction needs one. */
    private static void refuseBombs(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case Alias -> throw new YamlEngineException("an alias; write it out");
                default -> {
                    // Neither nests.
                }
            }
            if (depth > DEEPEST) {
                throw new YamlEngineException("nested deeper than " + DEEPEST + " levels");
            }
        }
    }

    private Direction direction(Node route) {
        String expected = file.getFileName().toString().replaceAll("\\.yaml$", "");
        String id = text(route, "id").orElse("");
        if (!id.equals(expected)) {
            problem(
                    line(get(route, "id").orElse(route)),
                    "the route's id is \""
                            + id
                            + "\"; it must be the file's name, \""
                            + expected
                            + "\"");
        }
        String description = text(route, "description").orElse("");
        if (description.isEmpty()) {
            problem(line(route), "has no description; Hawtio and p2c status show it");
        }
        Optional<Node> from = get(route, "from");
        List<TaskCall> tasks = new ArrayList<>();
        from.flatMap(node -> get(node, "steps")).ifPresent(steps -> collect(steps, tasks));
        if (tasks.isEmpty()) {
            problem(line(route), "calls no task; a step is  to: kamelet:sync-task/<task>");
        }
        return new Direction(expected, description, after(route), tasks, file);
    }

    private List<String> after(Node route) {
        return text(route, "note").stream()
                .filter(note -> note.startsWith(AFTER))
                .flatMap(note -> Arrays.stream(note.substring(AFTER.length()).split(",")))
                .map(String::strip)
                .toList();
    }

    /** Wherever a task is called: an engineer may put a choice or a filter around it. */
    private static void collect(Node node, List<TaskCall> tasks) {
        if (node instanceof ScalarNode scalar && scalar.getValue().startsWith(TASK)) {
            String task = scalar.getValue().substring(TASK.length()).replaceAll("\\?.*", "");
            tasks.add(new TaskCall(task, line(node)));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> collect(item, tasks));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> collect(tuple.getValueNode(), tasks));
        }
    }

    private static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    private static Optional<Node> get(Node node, String name) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(
                        t ->
                                t.getKeyNode() instanceof ScalarNode key
                                        && key.getValue().equals(name))
                .map(t -> t.getValueNode())
                .findFirst();
    }

    private static Optional<String> text(Node node, String name) {
        return get(node, name)
                .filter(ScalarNode.class::isInstance)
                .map(value -> ((ScalarNode) value).getValue());
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private void problem(int line, String message) {
        problems.add(new Problem(file + ":" + line, message));
    }
}
