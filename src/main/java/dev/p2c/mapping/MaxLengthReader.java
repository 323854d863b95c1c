package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.Conversion.MaxLength;
import dev.p2c.mapping.Conversion.Over;
import dev.p2c.text.Visible;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads and checks {@code maxLength} of a field rule: a number, or a number with {@code over}. */
final class MaxLengthReader {

    static final Set<String> OPTIONS = Set.of("length", "over");

    private final Problems problems;

    MaxLengthReader(Problems problems) {
        this.problems = problems;
    }

    Optional<MaxLength> read(Section rule) {
        return rule.node("maxLength")
                .flatMap(
                        node ->
                                node instanceof MappingNode
                                        ? Section.closed(
                                                        node,
                                                        "maxLength of " + rule.name(),
                                                        OPTIONS,
                                                        problems)
                                                .flatMap(this::withOver)
                                        : length(node)
                                                .map(most -> new MaxLength(most, Over.REJECT)));
    }

    private Optional<MaxLength> withOver(Section options) {
        Over over = over(options);
        return options.requiredNode("length")
                .flatMap(this::length)
                .map(length -> new MaxLength(length, over));
    }

    private Over over(Section options) {
        String text = options.text("over").orElse("reject");
        for (Over over : Over.values()) {
            if (over.name().toLowerCase(Locale.ROOT).equals(text)) {
                return over;
            }
        }
        problems.at(
                options.keyNode("over"),
                "\"over\" must be reject, cut or empty, not \"" + Visible.excerpt(text) + "\"");
        return Over.REJECT;
    }

    private Optional<Integer> length(Node node) {
        Optional<JsonNode> value = YamlValues.scalar(node, "maxLength", problems);
        if (value.isPresent() && !(value.get().isInt() && value.get().intValue() > 0)) {
            problems.at(node, "maxLength must be a whole number from 1");
            return Optional.empty();
        }
        return value.map(JsonNode::intValue);
    }
}
