package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.FieldRule.Upkeep;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads and checks {@code calculated}, {@code setByTarget} and {@code filledByTarget} of a field
 * rule.
 */
final class UpkeepReader {

    private final Problems problems;

    UpkeepReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads the options; an option with a mistake is reported and left out.
     *
     * @param isLookup whether the target is a lookup
     */
    Upkeep read(Section rule, boolean isLookup) {
        boolean calculated = rule.flag("calculated", false);
        Set<String> ownValues =
                rule.node("setByTarget").map(node -> values(node, rule)).orElse(Set.of());
        if (calculated && !ownValues.isEmpty()) {
            problems.at(
                    rule.keyNode("setByTarget"),
                    "\"setByTarget\" of "
                            + rule.name()
                            + " has no effect, because a calculated field is not compared. Remove it");
        }
        boolean filled = rule.flag("filledByTarget", false);
        if (filled && isLookup) {
            problems.at(
                    rule.keyNode("filledByTarget"),
                    "\"filledByTarget\" of " + rule.name() + " needs a column, not a lookup");
        }
        return new Upkeep(calculated, ownValues, filled);
    }

    private Set<String> values(Node node, Section rule) {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.at(
                    node,
                    "\"setByTarget\" of "
                            + rule.name()
                            + " must be a list with at least one value: [4]");
            return Set.of();
        }
        Set<String> values = new LinkedHashSet<>();
        for (Node element : list.getValue()) {
            Optional<JsonNode> value =
                    YamlValues.scalar(element, "a value of \"setByTarget\"", problems);
            value.ifPresent(read -> values.add(CompiledRule.text(read).toLowerCase(Locale.ROOT)));
        }
        return values;
    }
}
