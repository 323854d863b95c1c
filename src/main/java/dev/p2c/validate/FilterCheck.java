package dev.p2c.validate;

import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FieldUse;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Filter.Kind;
import dev.p2c.mapping.Filter.Literal;
import dev.p2c.mapping.FilterUse;
import dev.p2c.mapping.FilterUse.Compared;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.ValueUse;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Property;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the columns of filters, and that each is compared with a literal of its type. The entity
 * set that a lookup leads to is known to the model only.
 */
final class FilterCheck {

    private final Mapping mapping;
    private final Connection connection;
    private final Notes notes;

    FilterCheck(Mapping mapping, Connection connection, Notes notes) {
        this.mapping = mapping;
        this.connection = connection;
        this.notes = notes;
    }

    void check() {
        mapping.filters().stream()
                .filter(filter -> filter.connection().equals(connection.name()))
                .forEach(this::check);
    }

    private void check(FilterUse filter) {
        for (String set : sets(filter)) {
            filter.compared().forEach(compared -> literal(set, compared));
            // Columns in a filter of the source are among the uses of the mapping.
            if (filter.through().isPresent()) {
                FieldNames names = new FieldNames(mapping, connection, notes);
                filter.columns().forEach(column -> names.use(use(filter, set, column)));
                filter.compared().forEach(compared -> code(filter, set, compared));
            }
        }
    }

    private Collection<String> sets(FilterUse filter) {
        if (filter.through().isEmpty()) {
            return List.of(filter.entity());
        }
        Optional<EntityType> type = connection.model().entity(filter.entity());
        return filter.through().get().candidates().stream()
                .map(Candidate::navigation)
                .flatMap(name -> type.map(t -> t.navigations().get(name)).stream())
                .flatMap(lookup -> lookup.targetSet().stream())
                .distinct()
                .toList();
    }

    private static FieldUse use(FilterUse filter, String set, FilterUse.Column column) {
        return new FieldUse(
                Side.TARGET,
                filter.connection(),
                set,
                Optional.of(FieldPath.parse(column.path())),
                column.place());
    }

    private void code(FilterUse filter, String set, Compared compared) {
        compared.literal()
                .code()
                .ifPresent(
                        code ->
                                new ValueCheck(connection, notes)
                                        .check(
                                                new ValueUse(
                                                        use(filter, set, compared.column()),
                                                        code,
                                                        compared.place(),
                                                        false,
                                                        false)));
    }

    private void literal(String set, Compared compared) {
        Optional<EntityType> type = connection.model().entity(set);
        FieldPath path = FieldPath.parse(compared.column().path());
        Optional<Property> column = type.flatMap(t -> Subject.property(connection, t, path));
        if (column.isPresent() && compared.literal().kind() != Kind.OTHER) {
            literal(compared, column.get(), set);
        }
    }

    private void literal(Compared compared, Property column, String set) {
        Literal literal = compared.literal();
        ColumnKind kind = ColumnKind.of(connection.model(), column.type());
        boolean isOfType = literal.kind() != Kind.MEMBER || literal.type().equals(column.type());
        if (!allowed(kind).contains(literal.kind()) || kind == ColumnKind.MEMBER && !isOfType) {
            notes.mistake(
                    compared.place(),
                    "%s of %s (%s) is %s and cannot be compared with %s. Write %s"
                            .formatted(
                                    compared.column().path(),
                                    set,
                                    connection.name(),
                                    kind,
                                    literal.kind(),
                                    example(kind, column.type())));
        }
    }

    private static Set<Kind> allowed(ColumnKind kind) {
        return switch (kind) {
            case TEXT -> EnumSet.of(Kind.TEXT, Kind.NULL);
            case WHOLE, DECIMAL -> EnumSet.of(Kind.WHOLE, Kind.DECIMAL, Kind.NULL);
            case BOOLEAN -> EnumSet.of(Kind.BOOLEAN, Kind.NULL);
            case ID -> EnumSet.of(Kind.GUID, Kind.NULL);
            case TIME, DAY -> EnumSet.of(Kind.INSTANT, Kind.DATE, Kind.NULL);
            case MEMBER -> EnumSet.of(Kind.MEMBER, Kind.NULL);
            case OTHER -> EnumSet.allOf(Kind.class);
        };
    }

    private String example(ColumnKind kind, String type) {
        return switch (kind) {
            case TEXT -> "a text in single quotes, or null";
            case WHOLE, DECIMAL -> "a number without quotes";
            case BOOLEAN -> "true or false without quotes";
            case ID -> "an id without quotes";
            case TIME -> "2026-01-31T08:00:00Z without quotes";
            case DAY -> "2026-01-31 without quotes";
            case MEMBER -> type + "'" + connection.model().members(type).get(0) + "'";
            case OTHER -> "another value";
        };
    }
}
