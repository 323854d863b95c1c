package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.Conversion.MaxLength;
import dev.p2c.mapping.ValueFunction.UnfitValueException;
import dev.p2c.mapping.ValueMap.Unknown;
import dev.p2c.text.Visible;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads and checks {@code apply}, {@code valueMap}, {@code unknown}, {@code default} and {@code
 * maxLength} of a field rule.
 */
final class ConversionReader {

    private static final Pattern FUNCTION = Pattern.compile("([A-Za-z0-9_-]+)(?:\\((.*)\\))?");

    private final ValueMapReader valueMaps;
    private final ValueFunctions functions;
    private final MaxLengthReader maxLengths;
    private final Problems problems;

    ConversionReader(ValueMapReader valueMaps, ValueFunctions functions, Problems problems) {
        this.valueMaps = valueMaps;
        this.functions = functions;
        this.maxLengths = new MaxLengthReader(problems);
        this.problems = problems;
    }

    /** Reads the options; an option with a mistake is reported and left out. */
    Conversion read(Section rule) {
        Conversion conversion =
                new Conversion(
                        function(rule),
                        rule.has("apply") ? rule.text("apply").orElse("").strip() : "",
                        rule.node("valueMap").flatMap(node -> valueMap(node, rule)),
                        rule.node("default")
                                .flatMap(node -> YamlValues.scalar(node, "the default", problems)),
                        maxLengths.read(rule));
        checkUnknown(rule, conversion);
        checkDefault(rule, conversion);
        return conversion;
    }

    private Optional<ValueFunction> function(Section rule) {
        return rule.text("apply").flatMap(text -> function(text, rule.node("apply").orElseThrow()));
    }

    private Optional<ValueFunction> function(String text, Node at) {
        Matcher parts = FUNCTION.matcher(text.strip());
        String name = parts.matches() ? parts.group(1) : text;
        Optional<ValueFunction> function = functions.named(name);
        if (function.isEmpty()) {
            problems.at(
                    at,
                    String.format(
                            "unknown function \"%s\".%s",
                            Visible.excerpt(name), Suggestion.didYouMean(name, functions.names())));
            return Optional.empty();
        }
        try {
            return parts.group(2) == null
                    ? function
                    : Optional.of(function.get().with(parts.group(2).strip()));
        } catch (UnfitValueException unfit) {
            problems.at(at, String.format("\"%s\": %s", Visible.excerpt(text), unfit.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<ValueMap> valueMap(Node node, Section rule) {
        Optional<ValueMap> map = Optional.empty();
        if (node instanceof MappingNode) {
            map = inlineMap(node, rule);
        } else if (YamlValues.isText(node)) {
            map = valueMaps.named((ScalarNode) node, problems);
        } else {
            problems.at(
                    node,
                    "\"valueMap\" is the name of a file or a mapping (code: value), not "
                            + YamlValues.describe(node));
        }
        return map.isPresent() && rule.has("unknown")
                ? map.map(read -> read.withUnknown(ValueMapReader.unknown(rule, problems)))
                : map;
    }

    private Optional<ValueMap> inlineMap(Node node, Section rule) {
        Optional<ValueMap> map = valueMaps.inline(node, problems);
        if (map.isPresent() && map.get().blank().isPresent() && rule.has("default")) {
            problems.at(
                    rule.keyNode("default"),
                    rule.name()
                            + " defines the value for an empty source twice: \"default\" and \"\""
                            + " in the map. Keep one");
        }
        return map;
    }

    private void checkUnknown(Section rule, Conversion conversion) {
        if (rule.has("unknown") && !rule.has("valueMap")) {
            problems.at(
                    rule.keyNode("unknown"),
                    "\"unknown\" of " + rule.name() + " has no effect without \"valueMap\"");
        }
        boolean replaced =
                conversion.valueMap().filter(map -> map.unknown() == Unknown.DEFAULT).isPresent();
        if (replaced && conversion.defaultValue().isEmpty()) {
            problems.at(
                    rule.at(), rule.name() + " needs \"default\", which replaces unknown values");
        }
    }

    private void checkDefault(Section rule, Conversion conversion) {
        int longest = conversion.maxLength().map(MaxLength::length).orElse(Integer.MAX_VALUE);
        int length = conversion.defaultValue().map(JsonNode::asText).orElse("").length();
        if (length > longest) {
            problems.at(rule.at(), "the default of " + rule.name() + " is longer than maxLength");
        }
    }
}
