package dev.p2c.task.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.error.Problem;
import dev.p2c.mapping.FieldUse;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Suggestion;
import dev.p2c.mapping.ValueUse;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that the members of enumerations and the option values that a mapping and its value maps
 * name exist in the two services. Values of other columns are left to the services.
 */
final class ValueCheck {

    private final Connection source;
    private final Connection target;
    private final Set<Problem> problems = new LinkedHashSet<>();

    private ValueCheck(Connection source, Connection target) {
        this.source = source;
        this.target = target;
    }

    /** The problems of all values, each with its file and line. */
    static List<Problem> problems(Mapping mapping, Connection source, Connection target) {
        ValueCheck check = new ValueCheck(source, target);
        mapping.values().forEach(check::value);
        WhereTerms.of(mapping, target).forEach(check::value);
        return List.copyOf(check.problems);
    }

    private void value(ValueUse use) {
        boolean isEmpty = use.value().isNull() || use.value().asText().isBlank();
        Optional<String> column =
                use.column().path().filter(path -> !path.isLookup()).map(path -> path.column());
        if (!isEmpty && column.isPresent()) {
            Connection connection = use.column().side() == Side.SOURCE ? source : target;
            connection
                    .model()
                    .entity(use.column().entity())
                    .ifPresent(entity -> value(use, column.get(), entity, connection));
        }
    }

    private void value(ValueUse use, String column, EntityType entity, Connection connection) {
        String type = entity.typeOf(column);
        List<String> members = connection.model().members(type);
        if (!members.isEmpty()) {
            member(use, type, members);
        } else if (use.value().isIntegralNumber() && type.equals("Edm.Int32")) {
            Set<Integer> options = connection.options(entity.set()).getOrDefault(column, Set.of());
            if (!options.isEmpty() && !options.contains(use.value().asInt())) {
                unknown(use, "option value", options.stream().map(String::valueOf).toList());
            }
        }
    }

    private void member(ValueUse use, String type, List<String> members) {
        JsonNode value = use.value();
        boolean known =
                use.exact()
                        ? value.isTextual() && members.contains(value.textValue())
                        : members.stream().anyMatch(value.asText()::equalsIgnoreCase);
        if (!known) {
            unknown(use, "member of " + type.substring(type.lastIndexOf('.') + 1), members);
        }
    }

    private void unknown(ValueUse use, String what, Collection<String> known) {
        FieldUse column = use.column();
        problems.add(
                new Problem(
                        use.place(),
                        "unknown %s \"%s\": %s of %s (%s) has no such value.%s"
                                .formatted(
                                        what,
                                        use.value().asText(),
                                        column.path().map(path -> path.column()).orElse(""),
                                        column.entity(),
                                        column.connection(),
                                        Suggestion.didYouMean(use.value().asText(), known))));
    }
}
