package dev.p2c.validate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FieldUse;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Suggestion;
import dev.p2c.mapping.ValueUse;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Property;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the values that a mapping and its value maps name: members of enumerations and option
 * values exist, and values that are written can be values of their column.
 */
final class ValueCheck {

    private final Connection connection;
    private final Notes notes;

    ValueCheck(Connection connection, Notes notes) {
        this.connection = connection;
        this.notes = notes;
    }

    /** Checks one value; null and the empty text stand for no value. */
    void check(ValueUse use) {
        boolean isEmpty = use.value().isNull() || use.value().asText().isBlank();
        Optional<EntityType> type = connection.model().entity(use.column().entity());
        if (!isEmpty && type.isPresent() && use.column().path().isPresent()) {
            FieldPath path = use.column().path().get();
            Subject.property(connection, type.get(), path)
                    .ifPresent(column -> check(use, path, column, type.get()));
        }
    }

    private void check(ValueUse use, FieldPath path, Property column, EntityType type) {
        List<String> members = connection.model().members(column.type());
        if (use.exact()) {
            Optional<String> unfit =
                    new ValueFit(connection.model())
                            .problem(measured(use, path, column, type), use.value());
            unfit.ifPresent(
                    why ->
                            notes.mistake(
                                    use.place(),
                                    "%s of %s (%s) %s"
                                            .formatted(
                                                    path.text(),
                                                    type.set(),
                                                    connection.name(),
                                                    why)));
            if (unfit.isPresent()) {
                return;
            }
        } else if (isNeverEqual(use, column)) {
            notes.mistake(
                    use.place(),
                    "%s of %s (%s) is %s and never %s"
                            .formatted(
                                    path.text(),
                                    type.set(),
                                    connection.name(),
                                    ColumnKind.of(connection.model(), column.type()),
                                    ValueFit.words(use.value())));
        }
        if (!members.isEmpty()) {
            member(use, column.type(), members);
        } else if (use.value().isIntegralNumber() && !path.isLookup()) {
            option(use, column, type);
        }
    }

    /** The column with its limits, if they can matter; a lookup's value is only searched. */
    private Property measured(ValueUse use, FieldPath path, Property column, EntityType type) {
        JsonNode value = use.value();
        boolean isLimited =
                value.isTextual()
                        ? column.type().equals("Edm.String")
                        : value.isNumber() && value.decimalValue().stripTrailingZeros().scale() > 0;
        return isLimited && !path.isLookup() ? Limits.complete(connection, type, column) : column;
    }

    /** Whether no value of the column is the one that a condition names. */
    private boolean isNeverEqual(ValueUse use, Property column) {
        ColumnKind kind = ColumnKind.of(connection.model(), column.type());
        String text = use.value().asText();
        return use.column().side() == Side.SOURCE
                && (kind == ColumnKind.BOOLEAN && !text.matches("(?i)true|false")
                        || kind.isNumber() && !text.matches("-?\\d+(\\.\\d+)?"));
    }

    private void option(ValueUse use, Property column, EntityType type) {
        if (column.type().equals("Edm.Int32")) {
            Set<Integer> options =
                    connection.options(type.set()).getOrDefault(column.name(), Set.of());
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
        notes.mistake(
                use.place(),
                "unknown %s \"%s\": %s of %s (%s) has no such value.%s"
                        .formatted(
                                what,
                                use.value().asText(),
                                column.path().map(FieldPath::column).orElse(""),
                                column.entity(),
                                column.connection(),
                                Suggestion.didYouMean(use.value().asText(), known)));
    }
}
