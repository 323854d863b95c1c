package dev.p2c.routes;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.routes.DirectionOrder.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code routes/order.yaml}. */
final class OrderReader {

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();

    OrderReader(Path file) {
        this.file = file;
    }

    /**
     * Reads the text of the file; an empty text leaves the directions in name order.
     *
     * @throws ConfigurationException with every mistake of the file
     */
    DirectionOrder read(String text) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Optional<Node> root = RouteYaml.parse(file, text, problems);
        root.ifPresent(node -> read(node, entries));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new DirectionOrder(file, entries);
    }

    private void read(Node root, Map<String, Entry> entries) {
        if (!(root instanceof MappingNode mapping)) {
            problem(root, "must be a mapping: direction: [ direction, direction ]");
            return;
        }
        mapping.getValue().forEach(tuple -> read(tuple, entries));
    }

    private void read(NodeTuple tuple, Map<String, Entry> entries) {
        Node key = tuple.getKeyNode();
        String direction = RouteYaml.text(key).orElse("");
        List<String> before =
                RouteYaml.items(tuple.getValueNode()).stream()
                        .flatMap(item -> RouteYaml.text(item).stream())
                        .toList();
        if (!(tuple.getValueNode() instanceof SequenceNode list)
                || list.getValue().size() != before.size()) {
            problem(
                    key,
                    "the directions that run before \""
                            + direction
                            + "\" must be a list of names: [ direction, direction ]");
        }
        Entry entry = new Entry(RouteYaml.line(key), RouteYaml.column(key), before);
        if (entries.put(direction, entry) != null) {
            problem(key, "a second line for \"" + direction + "\"; write a single line");
        }
    }

    private void problem(Node node, String message) {
        problems.add(RouteYaml.problem(file, node, message));
    }
}
