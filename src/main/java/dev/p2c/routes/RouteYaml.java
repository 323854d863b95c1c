package dev.p2c.routes;

import dev.p2c.error.Problem;
import dev.p2c.mapping.YamlSyntax;
import java.nio.file.Path;
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

/** Parses the YAML files of {@code routes/} into nodes that know their lines. */
final class RouteYaml {

    /** Deeper than any route file, and far below the depth that overflows the parser's stack. */
    private static final int MAX_DEPTH = 50;

    private RouteYaml() {}

    /**
     * Parses a file and returns its root.
     *
     * @param problems receives the mistake of a text that is not valid YAML
     * @return empty for an empty file and for a text that is not valid YAML
     */
    static Optional<Node> parse(Path file, String text, List<Problem> problems) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
            YamlSyntax.refuseLongLines(text);
            refuseBombs(new Parse(settings).parseString(text));
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            YamlSyntax mistake = YamlSyntax.of(e);
            problems.add(
                    new Problem(
                            file.toString(),
                            mistake.line(),
                            mistake.column(),
                            "is not valid YAML: " + mistake.message()));
        } catch (YamlEngineException e) {
            problems.add(
                    new Problem(file.toString(), 1, 1, "is not valid YAML: " + e.getMessage()));
        }
        return Optional.empty();
    }

    /**
     * Refuses aliases and deep nesting: with aliases, ten lines can expand to a billion values or
     * contain themselves.
     */
    private static void refuseBombs(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case Alias ->
                        throw new YamlEngineException(
                                "an alias is not allowed; write out what it stands for");
                default -> {
                    // Other events do not nest.
                }
            }
            if (depth > MAX_DEPTH) {
                throw new YamlEngineException("nested deeper than " + MAX_DEPTH + " levels");
            }
        }
    }

    /** The items of a list; empty for any other node. */
    static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    /** The value of an entry; empty if the node is no mapping or has no such entry. */
    static Optional<Node> get(Node node, String name) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(tuple -> text(tuple.getKeyNode()).filter(name::equals).isPresent())
                .map(tuple -> tuple.getValueNode())
                .findFirst();
    }

    /** The text of a scalar; empty for any other node. */
    static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /** A problem at a node. */
    static Problem problem(Path file, Node node, String message) {
        return new Problem(file.toString(), line(node), column(node), message);
    }

    /** The column that a node starts in, from 1. */
    static int column(Node node) {
        return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    }

    /** The line that a node starts in, from 1. */
    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
