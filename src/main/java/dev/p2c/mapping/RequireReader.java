package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.Requirement.Test;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads and checks the list {@code require} of a source. */
final class RequireReader {

    static final Set<String> OPTIONS = Set.of("field", "is", "isNot", "atLeast", "reason");

    private final ServiceNames names;
    private final Problems problems;

    RequireReader(ServiceNames names, Problems problems) {
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
            Options.closed(item, "require", OPTIONS, problems)
                    .flatMap(options -> requirement(item, options))
                    .ifPresent(requirements::add);
        }
        return requirements;
    }

    private Optional<Requirement> requirement(Node at, Options options) {
        options.requiredNode("field");
        Optional<String> field = names.column(options, "field");
        Optional<String> reason = options.requiredText("reason");
        List<Test> tests =
                Arrays.stream(Test.values()).filter(test -> options.has(test.option())).toList();
        if (tests.size() != 1) {
            problems.at(at, "require needs one of \"is\", \"isNot\" and \"atLeast\"");
            return Optional.empty();
        }
        Test test = tests.get(0);
        Node node = options.node(test.option()).orElseThrow();
        Optional<JsonNode> value = YamlText.scalar(node, "\"" + test.option() + "\"", problems);
        if (test == Test.AT_LEAST && value.isPresent() && !value.get().isNumber()) {
            problems.at(node, "\"atLeast\" must be a number");
            return Optional.empty();
        }
        return field.isEmpty() || reason.isEmpty()
                ? Optional.empty()
                : value.map(v -> new Requirement(field.get(), test, v, reason.get()));
    }
}
