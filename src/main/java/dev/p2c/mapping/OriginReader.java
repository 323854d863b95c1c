package dev.p2c.mapping;

import dev.p2c.mapping.FieldRule.Constant;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.FieldRule.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads and checks {@code from} and {@code constant} of a field rule. */
final class OriginReader {

    private static final List<String> USELESS_WITH_CONSTANT =
            List.of(
                    "default",
                    "valueMap",
                    "unknown",
                    "apply",
                    "maxLength",
                    "parent",
                    "later",
                    "otherwise");

    private final PathReader paths;
    private final Problems problems;

    OriginReader(PathReader paths, Problems problems) {
        this.paths = paths;
        this.problems = problems;
    }

    Optional<Origin> read(Section rule) {
        boolean from = rule.has("from");
        if (from == rule.has("constant")) {
            String both = " has \"from\" and \"constant\". Keep one";
            problems.at(rule.at(), rule.name() + (from ? both : " needs \"from\" or \"constant\""));
            return Optional.empty();
        }
        return from ? from(rule) : constant(rule);
    }

    private Optional<Origin> constant(Section rule) {
        for (String option : USELESS_WITH_CONSTANT) {
            if (rule.has(option)) {
                problems.at(
                        rule.keyNode(option),
                        String.format(
                                "\"%s\" of %s has no effect on a \"constant\". Remove it",
                                option, rule.name()));
            }
        }
        return YamlValues.scalar(rule.node("constant").orElseThrow(), "a constant", problems)
                .map(Constant::new);
    }

    private Optional<Origin> from(Section rule) {
        Node from = rule.node("from").orElseThrow();
        return from instanceof SequenceNode list
                ? fields(list, rule)
                : paths.read(from, "\"from\"").map(path -> new From(List.of(path)));
    }

    private Optional<Origin> fields(SequenceNode list, Section rule) {
        if (!rule.has("apply")) {
            problems.at(
                    list,
                    "several source fields need \"apply\", a function that makes one value"
                            + " of them");
        }
        List<FieldPath> fields = new ArrayList<>();
        list.getValue().forEach(node -> paths.read(node, "\"from\"").ifPresent(fields::add));
        if (list.getValue().isEmpty()) {
            problems.at(list, "\"from\" of " + rule.name() + " is an empty list");
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(new From(fields));
    }
}
