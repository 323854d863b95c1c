package dev.p2c.check.names;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.error.Problem;
import dev.p2c.mapping.FieldUse;
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
 * name exist in a system. Values of other columns are left to the system.
 */
final class ValueNames {

    private final Connection connection;
    private final Set<Problem> problems = new LinkedHashSet<>();

    private ValueNames(Connection connection) {
        this.connection = connection;
    }

    /** The problems of all values of one system, each with its file and line. */
    static List<Problem> problems(Mapping mapping, Connection connection) {
        ValueNames names = new ValueNames(connection);
        mapping.values().stream()
                .filter(use -> use.column().connection().equals(connection.name()))
                .forEach(names::value);
        if (mapping.target().connection().equals(connection.name())) {
            FilterNames.of(mapping, connection).forEach(names::value);
        }
        return List.copyOf(names.problems);
    }

    private void value(ValueUse use) {
        boolean isEmpty = use.value().isNull() || use.value().asText().isBlank();
        Optional<String> column =
                use.column().path().filter(path -> !path.isLookup()).map(path -> path.column());
        if (!isEmpty && column.isPresent()) {
            connection
                    .model()
                    .entity(use.column().entity())
                    .ifPresent(entity -> value(use, column.get(), entity));
        }
    }

    private void value(ValueUse use, String column, EntityType entity) {
        String type = entity.typeOf(column);
        List<String> members = connection.model().members(type);
        if (!members.isEmpty()) {
            member(use, type, members);
        } else if (use.value().isIntegralNumber() && type.equals("Edm.Int32")) {
            Set<Integer> options = connection.options(entity.set()).getOrDefault(column, Set.of());
            if (!options.isEmpty() && !options.contains(use.value().asInt())) {
                unknown(use, "option value", Set.of()); // a number like it means something else
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
