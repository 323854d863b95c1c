package dev.p2c.validate;

import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.FieldUse;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Place;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Navigation;
import dev.p2c.odata.model.Model.Property;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping with those of its systems whose model is known; checks that need another one find
 * nothing.
 */
record Subject(Mapping mapping, Map<String, Connection> connections) {

    Subject {
        connections = Map.copyOf(connections);
    }

    Optional<Connection> source() {
        return Optional.ofNullable(connections.get(mapping.source().connection()));
    }

    Optional<Connection> target() {
        return Optional.ofNullable(connections.get(mapping.target().connection()));
    }

    Optional<EntityType> sourceType() {
        return source().flatMap(from -> from.model().entity(mapping.source().entity()));
    }

    Optional<EntityType> targetType() {
        return target().flatMap(to -> to.model().entity(mapping.target().entity()));
    }

    /** The column of a path, or the column behind its lookup if the lookup has one type. */
    static Optional<Property> property(Connection connection, EntityType type, FieldPath path) {
        return column(connection, type, path).map(Copied.End::column);
    }

    private static Optional<Copied.End> column(
            Connection connection, EntityType type, FieldPath path) {
        if (!path.isLookup()) {
            return type.property(path.column())
                    .map(column -> new Copied.End(connection, type, column));
        }
        Candidate candidate = path.candidates().get(0);
        return path.candidates().size() > 1
                ? Optional.empty()
                : Optional.ofNullable(type.navigations().get(candidate.navigation()))
                        .flatMap(Navigation::targetSet)
                        .flatMap(set -> connection.model().entity(set))
                        .flatMap(
                                other ->
                                        other.property(candidate.attribute())
                                                .map(c -> new Copied.End(connection, other, c)));
    }

    /** The rules that copy a column, with both columns; none unless both models are known. */
    List<Copied> copied() {
        return sourceType().isEmpty() || targetType().isEmpty()
                ? List.of()
                : mapping.rules().stream().flatMap(rule -> copied(rule).stream()).toList();
    }

    private Optional<Copied> copied(FieldRule rule) {
        if (!(rule.origin() instanceof From from)
                || from.paths().size() > 1
                || !rule.copiesValues()) {
            return Optional.empty();
        }
        FieldPath path = from.paths().get(0);
        Optional<Copied.End> to =
                column(target().orElseThrow(), targetType().orElseThrow(), rule.path());
        return column(source().orElseThrow(), sourceType().orElseThrow(), path)
                .flatMap(of -> to.map(end -> new Copied(rule, path, of, end)));
    }

    /** Where the mapping names the entity set of a side. */
    Place entityPlace(Side side) {
        return mapping.uses().stream()
                .filter(use -> use.side() == side && use.path().isEmpty())
                .map(FieldUse::place)
                .findFirst()
                .orElseThrow();
    }

    /** Where a rule names a column of the source. */
    Place sourcePlace(FieldRule rule, FieldPath path) {
        return mapping.uses().stream()
                .filter(use -> use.side() == Side.SOURCE)
                .filter(use -> use.path().filter(path::equals).isPresent())
                .map(FieldUse::place)
                .filter(place -> isIn(rule, place))
                .findFirst()
                .orElse(rule.place());
    }

    /** Whether a place is behind the name of the rule's target, in a file that goes on after it. */
    private static boolean isIn(FieldRule rule, Place place) {
        Place start = rule.place();
        return place.line() > start.line()
                || place.line() == start.line() && place.column() > start.column();
    }

    /** Where the mapping names a column of the source first; the entity set if nowhere. */
    Place sourcePlace(FieldPath path) {
        return mapping.uses().stream()
                .filter(
                        use ->
                                use.side() == Side.SOURCE
                                        && use.path().filter(path::equals).isPresent())
                .map(FieldUse::place)
                .findFirst()
                .orElseGet(() -> entityPlace(Side.SOURCE));
    }
}
