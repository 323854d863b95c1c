package dev.p2c.mapping;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds nodes of a YAML file, so that a message can show where a name stands. */
final class Nodes {

    private Nodes() {}

    /** The value of an option; the node itself if the node has no such option. */
    static Node option(Node node, String name) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> isText(tuple.getKeyNode(), name))
                        .map(tuple -> tuple.getValueNode())
                        .findFirst()
                        .orElse(node)
                : node;
    }

    /** The first scalar below a node, or the node itself, with this text; else the node. */
    static Node named(Node node, String text) {
        return find(node, text, Collections.newSetFromMap(new IdentityHashMap<>())).orElse(node);
    }

    /**
     * @param seen nodes that were looked at: by an alias a node may be in itself
     */
    private static Optional<Node> find(Node node, String text, Set<Node> seen) {
        if (isText(node, text)) {
            return Optional.of(node);
        }
        return seen.add(node)
                ? children(node).flatMap(child -> find(child, text, seen).stream()).findFirst()
                : Optional.empty();
    }

    private static Stream<Node> children(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .flatMap(tuple -> Stream.of(tuple.getKeyNode(), tuple.getValueNode()));
        }
        return node instanceof SequenceNode list ? list.getValue().stream() : Stream.of();
    }

    private static boolean isText(Node node, String text) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
    }

    /** The text of a scalar; empty for any other node. */
    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
