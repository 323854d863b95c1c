package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.text.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The options of one section of a mapping file, each with its line. Reading an option checks its
 * type and reports a mistake.
 */
final class Section {

    private final String section;
    private final Node at;
    private final Map<String, NodeTuple> entries;
    private final Problems problems;

    private Section(String section, Node at, Map<String, NodeTuple> entries, Problems problems) {
        this.section = section;
        this.at = at;
        this.entries = entries;
        this.problems = problems;
    }

    /**
     * Reads a section whose options are known; any other option is reported.
     *
     * @param section its name, for messages: {@code source}, {@code field CreditLimit}
     */
    static Optional<Section> closed(
            Node node, String section, Set<String> known, Problems problems) {
        Optional<Section> options = open(node, section, "option", problems);
        options.ifPresent(read -> read.refuseUnknown(known));
        return options;
    }

    /**
     * Reads a section that may have any names.
     *
     * @param section its name, for messages
     * @param word what a name stands for, for messages: {@code option}, {@code rule}
     */
    static Optional<Section> open(Node node, String section, String word, Problems problems) {
        if (!(node instanceof MappingNode mapping)) {
            problems.at(
                    node,
                    section + " must be a mapping (name: value), not " + YamlValues.describe(node));
            return Optional.empty();
        }
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                problems.at(tuple.getKeyNode(), "a name in " + section + " must be a text");
                continue;
            }
            NodeTuple first = entries.putIfAbsent(name.getValue(), tuple);
            if (first != null) {
                problems.at(
                        name,
                        String.format(
                                "duplicate %s \"%s\" in %s, first in line %d. Keep one",
                                word,
                                Visible.excerpt(name.getValue()),
                                section,
                                Problems.lineOf(first.getKeyNode())));
            }
        }
        return Optional.of(new Section(section, node, entries, problems));
    }

    private void refuseUnknown(Set<String> known) {
        entries.forEach(
                (name, tuple) -> {
                    if (!known.contains(name)) {
                        problems.at(
                                tuple.getKeyNode(),
                                String.format(
                                        "unknown option \"%s\" of %s.%s",
                                        Visible.excerpt(name),
                                        section,
                                        Suggestion.didYouMean(name, known)));
                    }
                });
    }

    /** The name of the section as messages write it: {@code source}, {@code field CreditLimit}. */
    String name() {
        return section;
    }

    /** Where the section is written, for a problem with the section as a whole. */
    Node at() {
        return at;
    }

    /** All options in file order. */
    Map<String, NodeTuple> entries() {
        return entries;
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    Optional<Node> node(String name) {
        return Optional.ofNullable(entries.get(name)).map(NodeTuple::getValueNode);
    }

    Optional<Node> requiredNode(String name) {
        Optional<Node> node = node(name);
        if (node.isEmpty()) {
            problems.at(at, section + " needs \"" + name + "\"");
        }
        return node;
    }

    /** Where an option is written, for a problem with the option. */
    Node keyNode(String name) {
        return entries.get(name).getKeyNode();
    }

    Optional<String> text(String name) {
        return node(name).flatMap(node -> textOf(node, name));
    }

    Optional<String> requiredText(String name) {
        return requiredNode(name).flatMap(node -> textOf(node, name));
    }

    private Optional<String> textOf(Node node, String name) {
        if (YamlValues.isText(node) && !((ScalarNode) node).getValue().isBlank()) {
            return Optional.of(((ScalarNode) node).getValue());
        }
        problems.at(
                node,
                String.format(
                        "\"%s\" of %s must be a text, not %s",
                        name, section, YamlValues.describe(node)));
        return Optional.empty();
    }

    /** Reads a boolean. */
    boolean flag(String name, boolean defaultValue) {
        Optional<Node> node = node(name);
        Optional<JsonNode> value =
                node.flatMap(n -> YamlValues.scalar(n, "\"" + name + "\"", problems));
        if (value.isPresent() && !value.get().isBoolean()) {
            problems.at(node.get(), "\"" + name + "\" must be true or false");
        }
        return value.map(JsonNode::asBoolean).orElse(defaultValue);
    }

    /** Reads a list of one or more different texts; empty if the option is missing. */
    List<String> texts(String name) {
        Optional<Node> node = node(name);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.at(
                    node.get(),
                    String.format(
                            "\"%s\" of %s must be a list with at least one name: [a, b]",
                            name, section));
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Node element : list.getValue()) {
            Optional<String> text = textOf(element, name);
            if (text.isPresent() && texts.contains(text.get())) {
                problems.at(element, "\"" + text.get() + "\" is in the list twice");
            }
            text.ifPresent(texts::add);
        }
        return texts;
    }
}
