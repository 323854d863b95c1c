package dev.p2c.mapping;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What a YAML file says, as one text: without comments, layout and its own description. */
final class YamlContent {

    private static final String DESCRIPTION = "description";

    private final StringBuilder text = new StringBuilder();

    /** By an alias a node may be in several places, and even in itself. */
    private final Map<Node, Integer> seen = new IdentityHashMap<>();

    private YamlContent() {}

    static String of(Node root) {
        YamlContent content = new YamlContent();
        if (root instanceof MappingNode mapping) {
            content.entries(
                    mapping.getValue().stream().filter(entry -> !isDescription(entry)).toList());
        } else {
            content.add(root);
        }
        return content.text.toString();
    }

    private static boolean isDescription(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(DESCRIPTION);
    }

    private void entries(List<NodeTuple> entries) {
        text.append('{');
        for (NodeTuple entry : entries) {
            add(entry.getKeyNode());
            add(entry.getValueNode());
        }
        text.append('}');
    }

    private void add(Node node) {
        Integer before = seen.putIfAbsent(node, seen.size());
        if (before != null) {
            text.append('*').append(before);
        } else if (node instanceof MappingNode mapping) {
            entries(mapping.getValue());
        } else if (node instanceof SequenceNode list) {
            text.append('[');
            list.getValue().forEach(this::add);
            text.append(']');
        } else if (node instanceof ScalarNode scalar) {
            // The length keeps two texts apart from one; the tag keeps 5 apart from "5".
            String value = scalar.getValue();
            text.append(scalar.getTag()).append(value.length()).append(':').append(value);
        }
    }
}
