package dev.p2c.mapping;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads field paths in a mapping file and reports those that are malformed. */
final class PathReader {

    private final Problems problems;

    PathReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads a column or a path over a lookup.
     *
     * @param what the option that holds the path, for messages
     */
    Optional<FieldPath> read(Node node, String what) {
        if (!YamlValues.isText(node)) {
            problems.at(node, what + " must be a text, not " + YamlValues.describe(node));
            return Optional.empty();
        }
        return parse(((ScalarNode) node).getValue(), node);
    }

    /** Whether a text is a plain column; anything else is reported at the node. */
    boolean isColumn(String text, Node at) {
        Optional<FieldPath> path = parse(text, at);
        if (path.isPresent() && path.get().isLookup()) {
            problems.at(
                    at, "\"" + text + "\" goes through a lookup; only a column can be used here");
        }
        return path.isPresent() && !path.get().isLookup();
    }

    private Optional<FieldPath> parse(String text, Node at) {
        try {
            return Optional.of(FieldPath.parse(text));
        } catch (IllegalArgumentException notAPath) {
            problems.at(at, notAPath.getMessage());
            return Optional.empty();
        }
    }
}
