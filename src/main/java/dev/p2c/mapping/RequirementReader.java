package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.Requirement.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads and checks the list {@code require} of a mapping's source. */
final class RequirementReader {

    static final Set<String> OPTIONS =
            Set.of("field", "is", "isNot", "atLeast", "onlyNew", "listed", "reason");

    static final Set<String> INACTIVE_OPTIONS = Set.of("field", "is");

    private final NameReader names;
    private final Problems problems;

    RequirementReader(NameReader names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    List<Requirement> read(Node node) {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.at(node, "\"require\" must be a list: - { field: a, is: b, reason: why }");
            return List.of();
        }
        List<Requirement> requirements = new ArrayList<>();
        for (Node item : list.getValue()) {
            Section.closed(item, "require", OPTIONS, problems)
                    .flatMap(options -> requirement(item, options))
                    .ifPresent(requirements::add);
        }
        return requirements;
    }

    /** Reads the condition {@code inactive}, which has no reason of its own. */
    Optional<Requirement> inactive(Node node) {
        Optional<Section> options = Section.closed(node, "inactive", INACTIVE_OPTIONS, problems);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        options.get().requiredNode("field");
        Optional<String> field = names.column(options.get(), "field");
        Optional<JsonNode> value =
                options.get()
                        .requiredNode("is")
                        .flatMap(is -> YamlValues.scalar(is, "\"is\"", problems));
        return field.flatMap(
                column ->
                        value.map(
                                v ->
                                        new Requirement(
                                                column,
                                                Comparison.IS,
                                                v,
                                                problems.placeOf(node),
                                                false,
                                                false,
                                                "inactive")));
    }

    private Optional<Requirement> requirement(Node at, Section options) {
        options.requiredNode("field");
        Optional<String> field = names.column(options, "field");
        Optional<String> reason = options.requiredText("reason");
        List<Comparison> comparisons =
                Arrays.stream(Comparison.values()).filter(c -> options.has(c.option())).toList();
        if (comparisons.size() != 1) {
            problems.at(at, "require needs one of \"is\", \"isNot\" and \"atLeast\"");
            return Optional.empty();
        }
        Comparison comparison = comparisons.get(0);
        Node node = options.node(comparison.option()).orElseThrow();
        Optional<JsonNode> value =
                YamlValues.scalar(node, "\"" + comparison.option() + "\"", problems);
        if (comparison == Comparison.AT_LEAST && value.isPresent() && !value.get().isNumber()) {
            problems.at(node, "\"atLeast\" must be a number");
            return Optional.empty();
        }
        boolean onlyNew = options.flag("onlyNew", false);
        boolean listed = options.flag("listed", false);
        if (onlyNew && listed) {
            problems.at(at, "require takes \"onlyNew\" or \"listed\", not both");
            return Optional.empty();
        }
        return field.isEmpty() || reason.isEmpty()
                ? Optional.empty()
                : value.map(
                        v ->
                                new Requirement(
                                        field.get(),
                                        comparison,
                                        v,
                                        problems.placeOf(at),
                                        onlyNew,
                                        listed,
                                        reason.get()));
    }
}
