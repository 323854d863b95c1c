package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.MappedRow.Reference;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.read.RowFinder;
import dev.p2c.task.batch.BoundRow.Binding;
import dev.p2c.task.batch.BoundRow.LeftOut;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.Missing;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.Plan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Resolves the lookups of a batch: finds the ids of the target's rows by key, with one query per
 * column for all rows together. Immutable once made.
 */
final class Lookups {

    private final Connection connection;
    private final EntityType target;
    private final Map<Wanted, RowFinder.Found> found = new HashMap<>();
    private final AlternativeRows alternatives;
    private final Function<String, LastAgreed> bases;

    /** The column in which a lookup finds its row, among the rows that a filter lets through. */
    private record Wanted(Missing.EntityColumn column, Optional<String> where) {}

    /**
     * Reads the ids of the rows that the lookups of a batch name.
     *
     * @param bases the values on which both sides last agreed, by the key of the row
     */
    Lookups(
            Plan plan,
            List<Mapped.Accepted> rows,
            String company,
            Function<String, LastAgreed> bases) {
        this.bases = bases;
        this.connection = plan.target();
        this.target = plan.targetType();
        List<Reference> references =
                rows.stream().flatMap(row -> row.target().references().stream()).toList();
        values(references)
                .forEach((wanted, values) -> found.put(wanted, find(wanted, company, values)));
        values(references.stream().filter(this::mayBePadded).toList())
                .forEach(
                        (wanted, values) ->
                                found.compute(
                                        wanted,
                                        (same, exact) ->
                                                PaddedNumbers.added(
                                                        exact,
                                                        values,
                                                        all -> find(wanted, company, all))));
        List<Reference> unresolved =
                references.stream()
                        .filter(reference -> reference.otherwise().isPresent())
                        .filter(reference -> found(reference).isEmpty())
                        .toList();
        this.alternatives = new AlternativeRows(connection, target, company, unresolved);
    }

    private RowFinder.Found find(Wanted wanted, String company, Set<JsonNode> values) {
        return connection.find(
                wanted.column().entity(),
                Optional.of(company),
                wanted.column().attribute(),
                wanted.where(),
                values);
    }

    /** Whether no row has the text that a lookup names, unless with a blank at an end. */
    private boolean mayBePadded(Reference reference) {
        return reference.value().isTextual()
                && reference.otherwise().isEmpty()
                && reference.candidates().stream()
                        .map(this::wanted)
                        .noneMatch(wanted -> found.get(wanted).ids().containsKey(reference.value()))
                && reference.candidates().stream().allMatch(this::isText);
    }

    private boolean isText(Candidate candidate) {
        Missing.EntityColumn column = column(candidate);
        EntityType type = connection.model().entity(column.entity()).orElseThrow();
        return type.typeOf(type.column(column.attribute())).equals("Edm.String");
    }

    /** The row with the names of the rows that are taken instead of those it names. */
    Mapped.Accepted named(Mapped.Accepted row) {
        if (row.target().references().stream().allMatch(r -> r.otherwise().isEmpty())) {
            return row;
        }
        List<Reference> named =
                row.target().references().stream()
                        .map(
                                reference ->
                                        found(reference).isPresent()
                                                ? reference
                                                : alternatives
                                                        .row(reference, bases.apply(row.key()))
                                                        .map(other -> reference.named(other.name()))
                                                        .orElse(reference))
                        .toList();
        return new Mapped.Accepted(row.source(), row.target().withReferences(named));
    }

    private Map<Wanted, Set<JsonNode>> values(List<Reference> references) {
        Map<Wanted, Set<JsonNode>> values = new LinkedHashMap<>();
        for (Reference reference : references) {
            for (Candidate candidate : reference.candidates()) {
                if (!reference.value().isNull()) {
                    values.computeIfAbsent(wanted(candidate), c -> new LinkedHashSet<>())
                            .add(reference.value());
                }
            }
        }
        return values;
    }

    /** The first lookup that the row cannot do without and whose row does not exist. */
    Optional<LeftOut> missing(Mapped.Accepted row) {
        return unresolved(row).filter(reference -> !reference.later()).findFirst().map(this::left);
    }

    /** Lookups that the row can do without until their rows exist. */
    List<LeftOut> leftOut(Mapped.Accepted row) {
        return unresolved(row).filter(Reference::later).map(this::left).toList();
    }

    /** The row's resolved lookups by target field. */
    Map<String, Binding> bindings(Mapped.Accepted row) {
        Map<String, Binding> bindings = new LinkedHashMap<>();
        for (Reference reference : row.target().references()) {
            binding(reference, bases.apply(row.key()))
                    .ifPresent(found -> bindings.put(reference.field(), found));
        }
        return bindings;
    }

    private Stream<Reference> unresolved(Mapped.Accepted row) {
        return row.target().references().stream()
                .filter(reference -> binding(reference, LastAgreed.UNKNOWN).isEmpty());
    }

    private Optional<Binding> binding(Reference reference, LastAgreed base) {
        return found(reference)
                .or(() -> alternatives.row(reference, base).map(row -> link(reference, row.id())));
    }

    /**
     * The row of a value; empty if no row has the value, or several rows of the first entity that
     * has it.
     */
    private Optional<Binding> found(Reference reference) {
        boolean hasOther = reference.otherwise().filter(o -> !o.value().isNull()).isPresent();
        if (reference.value().isNull() && hasOther) {
            return Optional.empty();
        }
        if (reference.value().isNull()) {
            String navigation = reference.candidates().get(0).navigation();
            return Optional.of(new Binding(navigation, Optional.empty()));
        }
        for (Candidate candidate : reference.candidates()) {
            Wanted wanted = wanted(candidate);
            String id = found.get(wanted).ids().get(reference.value());
            if (id != null && !ambiguous(wanted, reference).isEmpty()) {
                return Optional.empty();
            }
            if (id != null) {
                String link = connection.bind(wanted.column().entity(), id);
                return Optional.of(new Binding(candidate.navigation(), Optional.of(link)));
            }
        }
        return Optional.empty();
    }

    private Wanted wanted(Candidate candidate) {
        return new Wanted(column(candidate), candidate.where());
    }

    private List<String> ambiguous(Wanted column, Reference reference) {
        return found.get(column).ambiguous().getOrDefault(reference.value(), List.of());
    }

    private Binding link(Reference reference, String id) {
        Candidate candidate = reference.candidates().get(0);
        String link = connection.bind(column(candidate).entity(), id);
        return new Binding(candidate.navigation(), Optional.of(link));
    }

    private LeftOut left(Reference reference) {
        return alternatives.left(reference).orElseGet(() -> leftOut(reference));
    }

    private LeftOut leftOut(Reference reference) {
        String waitsFor =
                reference.candidates().stream()
                        .map(c -> new Missing(column(c), reference.value().asText()).toString())
                        .collect(Collectors.joining(Missing.OR));
        String reason =
                reference.candidates().stream()
                        .map(this::wanted)
                        .filter(wanted -> !ambiguous(wanted, reference).isEmpty())
                        .map(wanted -> reason(wanted, reference))
                        .findFirst()
                        .orElse("");
        return new LeftOut(reference.field(), waitsFor, reason);
    }

    private String reason(Wanted wanted, Reference reference) {
        List<String> ids = ambiguous(wanted, reference);
        Missing.EntityColumn column = wanted.column();
        return "%d rows of %s have the %s \"%s\": %s. Renumber or deactivate all but one"
                .formatted(
                        ids.size(),
                        column.entity(),
                        column.attribute(),
                        reference.value().asText(),
                        String.join(", ", ids));
    }

    private Missing.EntityColumn column(Candidate candidate) {
        String set = target.navigations().get(candidate.navigation()).targetSet().orElseThrow();
        return new Missing.EntityColumn(set, candidate.attribute());
    }
}
