package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.Deletes.Policy;
import dev.p2c.text.Visible;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads and checks {@code deletes} and {@code deactivate} of a mapping's target. */
final class DeletesReader {

    private static final List<String> WORDS =
            Arrays.stream(Policy.values()).map(Policy::word).toList();

    private static final Pattern COLUMN = Pattern.compile("[A-Za-z_]\\w*");

    private final Problems problems;

    DeletesReader(Problems problems) {
        this.problems = problems;
    }

    Deletes read(Section target, List<String> key) {
        Policy policy =
                target.text("deletes").map(text -> policy(text, target)).orElse(Policy.REPORT);
        Map<String, JsonNode> change =
                target.node("deactivate").map(node -> change(node, key)).orElse(Map.of());
        if (policy == Policy.DEACTIVATE && !target.has("deactivate")) {
            problems.at(
                    target.keyNode("deletes"),
                    "\"deletes: deactivate\" needs \"deactivate\" beside it: { Field: value }");
        }
        if (policy != Policy.DEACTIVATE && target.has("deactivate")) {
            problems.at(
                    target.keyNode("deactivate"),
                    "\"deactivate\" needs \"deletes: deactivate\" beside it");
        }
        return new Deletes(policy, change);
    }

    private Policy policy(String text, Section target) {
        if (!WORDS.contains(text)) {
            problems.at(
                    target.node("deletes").orElseThrow(),
                    "\"deletes\" must be report, deactivate or delete, not \""
                            + Visible.excerpt(text)
                            + "\"."
                            + Suggestion.didYouMean(text, WORDS));
            return Policy.REPORT;
        }
        return Policy.values()[WORDS.indexOf(text)];
    }

    private Map<String, JsonNode> change(Node node, List<String> key) {
        Map<String, JsonNode> change = new LinkedHashMap<>();
        Section.open(node, "deactivate", "field", problems)
                .ifPresent(
                        fields -> {
                            fields.entries().forEach((name, at) -> put(change, name, at, key));
                            if (fields.entries().isEmpty()) {
                                problems.at(node, "\"deactivate\" needs a field: { Field: value }");
                            }
                        });
        return change;
    }

    private void put(Map<String, JsonNode> change, String name, NodeTuple at, List<String> key) {
        if (!COLUMN.matcher(name).matches()) {
            problems.at(
                    at.getKeyNode(),
                    "\""
                            + Visible.excerpt(name)
                            + "\" is not a plain field. \"deactivate\" takes no others");
        } else if (key.contains(name)) {
            problems.at(at.getKeyNode(), "\"deactivate\" must not change the key: " + name);
        } else {
            YamlValues.scalar(at.getValueNode(), "a value of \"deactivate\"", problems)
                    .ifPresent(value -> change.put(name, value));
        }
    }
}
