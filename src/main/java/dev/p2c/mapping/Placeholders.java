package dev.p2c.mapping;

import dev.p2c.text.Visible;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Replaces {@code {{customer.group}}} in the values of a YAML file by the setting of that name, and
 * {@code {{customer.group:10}}} by 10 where the setting has no value.
 */
final class Placeholders {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\s*([A-Za-z0-9._-]+)\\s*(?::([^{}]*))?}}");

    private final EnvironmentValues values;
    private final Problems problems;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    Placeholders(EnvironmentValues values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** The names of the settings that a text uses. */
    static Set<String> in(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The settings that a text uses, with their values; those without a value are left out. */
    static Map<String, String> usedIn(String text, EnvironmentValues values) {
        Map<String, String> used = new TreeMap<>();
        in(text).forEach(name -> values.value(name).ifPresent(value -> used.put(name, value)));
        return used;
    }

    /** The node with the values of the settings in place of their names. */
    Node resolved(Node node) {
        boolean isScalar = node instanceof ScalarNode;
        // By an alias a node may be in several places, and even in itself.
        if (!isScalar && !seen.add(node)) {
            return node;
        }
        if (node instanceof MappingNode mapping) {
            Optional<String> bare = bare(mapping);
            if (bare.isPresent()) {
                return withQuotes(mapping, bare.get());
            }
            List<NodeTuple> tuples = new ArrayList<>();
            for (NodeTuple tuple : mapping.getValue()) {
                tuples.add(new NodeTuple(tuple.getKeyNode(), resolved(tuple.getValueNode())));
            }
            mapping.setValue(tuples);
        } else if (node instanceof SequenceNode list) {
            list.getValue().replaceAll(this::resolved);
        } else if (node instanceof ScalarNode scalar && scalar.getValue().contains("{{")) {
            return resolved(scalar);
        }
        return node;
    }

    /** The name in <code>{{name}}</code> without quotes, which YAML reads as two mappings. */
    private static Optional<String> bare(MappingNode outer) {
        return outer.getValue().size() == 1
                        && outer.getValue().get(0).getKeyNode() instanceof MappingNode inner
                        && inner.getValue().size() == 1
                        && inner.getValue().get(0).getKeyNode() instanceof ScalarNode name
                ? Optional.of(name.getValue())
                : Optional.empty();
    }

    private Node withQuotes(MappingNode node, String name) {
        problems.at(node, "a setting stands in quotes: \"{{" + Visible.excerpt(name) + "}}\"");
        return new ScalarNode(
                Tag.STR,
                true,
                values.value(name).orElse(name),
                ScalarStyle.DOUBLE_QUOTED,
                node.getStartMark(),
                node.getEndMark());
    }

    private Node resolved(ScalarNode scalar) {
        Matcher found = PLACEHOLDER.matcher(scalar.getValue());
        if (!found.find()) {
            problems.at(
                    scalar,
                    "%s is no setting; write \"{{name}}\" with letters, digits, points and hyphens"
                            .formatted(YamlValues.describe(scalar)));
            return scalar;
        }
        String text =
                found.replaceAll(
                        m -> Matcher.quoteReplacement(value(m.group(1), m.group(2), scalar)));
        return new ScalarNode(
                scalar.getTag(),
                true,
                text,
                scalar.getScalarStyle(),
                scalar.getStartMark(),
                scalar.getEndMark());
    }

    private String value(String name, String ifNone, ScalarNode at) {
        if (values.isSecret(name)) {
            problems.at(
                    at, "the setting \"" + name + "\" is a secret, which must not get into rows");
            return "";
        }
        Optional<String> value = values.value(name).or(() -> Optional.ofNullable(ifNone));
        if (value.isEmpty()) {
            problems.at(
                    at,
                    "unknown setting \"%s\": neither the properties files nor the environment has a value.%s"
                            .formatted(
                                    Visible.excerpt(name),
                                    Suggestion.didYouMean(name, values.names())));
        }
        return value.orElse("x");
    }
}
