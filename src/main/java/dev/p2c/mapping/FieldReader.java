package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.FieldRule.Constant;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.FieldRule.MaxLength;
import dev.p2c.mapping.FieldRule.Origin;
import dev.p2c.mapping.FieldRule.Parent;
import dev.p2c.mapping.ValueMap.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads and checks field rules. */
final class FieldReader {

    static final Set<String> OPTIONS =
            Set.of(
                    "from",
                    "constant",
                    "default",
                    "valueMap",
                    "unknown",
                    "apply",
                    "maxLength",
                    "parent",
                    "owner",
                    "later");
    static final Set<String> MAX_LENGTH_OPTIONS = Set.of("length", "over");

    private static final List<String> CONTRADICT_CONSTANT =
            List.of("default", "valueMap", "unknown", "apply", "maxLength", "parent", "later");

    private final ValueMapReader valueMaps;
    private final Map<String, ValueFunction> functions;
    private final Problems problems;

    FieldReader(ValueMapReader valueMaps, Map<String, ValueFunction> functions, Problems problems) {
        this.valueMaps = valueMaps;
        this.functions = functions;
        this.problems = problems;
    }

    /** Empty, and the problems told, if the rule cannot be used. */
    Optional<FieldRule> read(Node target, Node value) {
        int before = problems.count();
        int line = Problems.lineOf(target);
        Optional<FieldPath> path = path(target, "a target");
        if (value instanceof MappingNode) {
            String section = "field " + Shown.of(((ScalarNode) target).getValue());
            return Options.closed(value, section, OPTIONS, problems)
                    .flatMap(options -> new Rule(section, value, options).read(path, line))
                    .filter(rule -> problems.count() == before);
        }
        Optional<FieldPath> source = shorthand(value);
        if (path.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(FieldRule.copy(path.get(), line, source.get()));
    }

    private Optional<FieldPath> shorthand(Node value) {
        if (YamlText.isText(value)) {
            return path(value, "a source");
        }
        problems.at(
                value,
                String.format(
                        "a rule is a source field or options in braces, not %s. For a fixed value"
                                + " write { constant: ... }",
                        YamlText.describe(value)));
        return Optional.empty();
    }

    private Optional<FieldPath> path(Node node, String what) {
        if (!YamlText.isText(node)) {
            problems.at(node, what + " must be a text, not " + YamlText.describe(node));
            return Optional.empty();
        }
        try {
            return Optional.of(FieldPath.parse(((ScalarNode) node).getValue()));
        } catch (IllegalArgumentException notAPath) {
            problems.at(node, notAPath.getMessage());
            return Optional.empty();
        }
    }

    /** The options of one rule. */
    private final class Rule {

        private final String section;
        private final Node at;
        private final Options options;

        Rule(String section, Node at, Options options) {
            this.section = section;
            this.at = at;
            this.options = options;
        }

        Optional<FieldRule> read(Optional<FieldPath> path, int line) {
            Optional<Origin> origin = origin();
            Optional<ValueFunction> function = options.node("apply").flatMap(this::function);
            Optional<ValueMap> valueMap = options.node("valueMap").flatMap(this::valueMap);
            Optional<JsonNode> absent =
                    options.node("default")
                            .flatMap(node -> YamlText.scalar(node, "the default", problems));
            Optional<MaxLength> maxLength = options.node("maxLength").flatMap(this::maxLength);
            Optional<Parent> parent = options.node("parent").flatMap(this::parent);
            Optional<Owner> owner = options.owner();
            boolean later = options.flag("later", false);
            checkTogether(valueMap, absent, maxLength);
            checkLater(later, path, parent);
            if (path.isEmpty() || origin.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new FieldRule(
                            path.get(),
                            line,
                            origin.get(),
                            function,
                            valueMap,
                            absent,
                            maxLength,
                            parent,
                            owner,
                            later));
        }

        private void checkLater(boolean later, Optional<FieldPath> path, Optional<Parent> parent) {
            boolean names = parent.isPresent() || path.isPresent() && path.get().isLookup();
            if (later && !names) {
                problems.at(
                        options.keyNode("later"),
                        "\"later\" of " + section + " needs a lookup or \"parent\" to wait for");
            }
        }

        private Optional<Origin> origin() {
            boolean from = options.has("from");
            if (from == options.has("constant")) {
                String both = " has \"from\" and \"constant\". Keep one";
                problems.at(at, section + (from ? both : " needs \"from\" or \"constant\""));
                return Optional.empty();
            }
            return from ? from() : constant();
        }

        private Optional<Origin> constant() {
            for (String name : CONTRADICT_CONSTANT) {
                if (options.has(name)) {
                    problems.at(
                            options.keyNode(name),
                            "\"" + name + "\" means nothing beside \"constant\" of " + section);
                }
            }
            return YamlText.scalar(options.node("constant").orElseThrow(), "a constant", problems)
                    .map(Constant::new);
        }

        private Optional<Origin> from() {
            Node from = options.node("from").orElseThrow();
            if (!(from instanceof SequenceNode list)) {
                return path(from, "\"from\"").map(path -> new From(List.of(path)));
            }
            if (!options.has("apply")) {
                problems.at(
                        from,
                        "several source fields need \"apply\", a function that makes one value"
                                + " of them");
            }
            List<FieldPath> paths = new ArrayList<>();
            list.getValue().forEach(node -> path(node, "\"from\"").ifPresent(paths::add));
            if (list.getValue().isEmpty()) {
                problems.at(from, "\"from\" of " + section + " is an empty list");
            }
            return paths.isEmpty() ? Optional.empty() : Optional.of(new From(paths));
        }

        private Optional<ValueFunction> function(Node node) {
            return options.text("apply")
                    .flatMap(
                            name -> {
                                ValueFunction function = functions.get(name);
                                if (function == null) {
                                    problems.at(
                                            node,
                                            String.format(
                                                    "unknown function \"%s\".%s",
                                                    Shown.of(name),
                                                    Suggestion.didYouMean(
                                                            name, functions.keySet())));
                                }
                                return Optional.ofNullable(function);
                            });
        }

        private Optional<ValueMap> valueMap(Node node) {
            Optional<ValueMap> map;
            if (node instanceof MappingNode) {
                map = valueMaps.inline(node, problems);
                if (map.isPresent() && map.get().blank().isPresent() && options.has("default")) {
                    problems.at(
                            options.keyNode("default"),
                            section
                                    + " says what empty means twice: \"default\" and \"\" in the map");
                }
            } else if (YamlText.isText(node)) {
                map = valueMaps.named((ScalarNode) node, problems);
            } else {
                problems.at(
                        node,
                        "\"valueMap\" is the name of a file or a mapping (code: value), not "
                                + YamlText.describe(node));
                return Optional.empty();
            }
            return options.has("unknown")
                    ? map.map(read -> read.withUnknown(ValueMapReader.unknown(options, problems)))
                    : map;
        }

        private Optional<MaxLength> maxLength(Node node) {
            if (!(node instanceof MappingNode)) {
                return length(node).map(length -> new MaxLength(length, false));
            }
            Optional<Options> read =
                    Options.closed(node, "maxLength of " + section, MAX_LENGTH_OPTIONS, problems);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            String over = read.get().text("over").orElse("reject");
            if (!over.equals("reject") && !over.equals("cut")) {
                problems.at(
                        read.get().keyNode("over"),
                        "\"over\" must be reject or cut, not \"" + Shown.of(over) + "\"");
            }
            return read.get()
                    .requiredNode("length")
                    .flatMap(this::length)
                    .map(length -> new MaxLength(length, over.equals("cut")));
        }

        /** {@code CustomersV2.CustomerAccount}: looks like a path over one lookup. */
        private Optional<Parent> parent(Node node) {
            Optional<FieldPath> path = path(node, "\"parent\"");
            if (path.isPresent() && path.get().candidates().size() != 1) {
                problems.at(node, "\"parent\" is an entity set and its column, Entity.column");
                return Optional.empty();
            }
            return path.map(p -> new Parent(p.column(), p.candidates().get(0).attribute()));
        }

        private Optional<Integer> length(Node node) {
            Optional<JsonNode> value = YamlText.scalar(node, "maxLength", problems);
            if (value.isPresent() && !(value.get().isInt() && value.get().intValue() > 0)) {
                problems.at(node, "maxLength must be a whole number from 1");
                return Optional.empty();
            }
            return value.map(JsonNode::intValue);
        }

        private void checkTogether(
                Optional<ValueMap> map, Optional<JsonNode> absent, Optional<MaxLength> maxLength) {
            if (options.has("unknown") && !options.has("valueMap")) {
                problems.at(
                        options.keyNode("unknown"),
                        "\"unknown\" of " + section + " means nothing without \"valueMap\"");
            }
            if (map.isPresent() && map.get().unknown() == Unknown.DEFAULT && absent.isEmpty()) {
                problems.at(at, section + " needs \"default\": unknown values become it");
            }
            int longest = maxLength.map(MaxLength::length).orElse(Integer.MAX_VALUE);
            if (absent.isPresent() && absent.get().asText().length() > longest) {
                problems.at(at, "the default of " + section + " is longer than its maxLength");
            }
        }
    }
}
