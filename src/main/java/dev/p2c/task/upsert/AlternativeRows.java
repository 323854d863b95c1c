package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.MappedRow.Otherwise;
import dev.p2c.mapping.MappedRow.Reference;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.read.RowFinder.NamedRow;
import dev.p2c.task.batch.BoundRow.LeftOut;
import dev.p2c.task.batch.Missing;
import dev.p2c.task.plan.LastAgreed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the rows of lookups whose value no row has, by the rule's {@code otherwise}: instead of the
 * price list of a name, the first price list of the currency. Immutable once made.
 */
final class AlternativeRows {

    private final Connection connection;
    private final EntityType target;
    private final Optional<String> company;
    private final Map<Way, Map<JsonNode, String>> ids = new HashMap<>();
    private final Map<Way, Map<String, List<NamedRow>>> found = new HashMap<>();

    /**
     * One way to find rows.
     *
     * @param set the entity set whose row is wanted
     * @param by the lookup of that set, and the column behind the lookup
     * @param name the column by which the first row is the first
     */
    private record Way(String set, Candidate by, String name) {}

    /**
     * @param unresolved lookups whose value no row has
     */
    AlternativeRows(
            Connection connection,
            EntityType target,
            String company,
            Collection<Reference> unresolved) {
        this.connection = connection;
        this.target = target;
        this.company = Optional.of(company);
        Map<Way, List<JsonNode>> values = new LinkedHashMap<>();
        for (Reference reference : unresolved) {
            reference
                    .otherwise()
                    .filter(otherwise -> !otherwise.value().isNull())
                    .ifPresent(
                            otherwise ->
                                    values.computeIfAbsent(
                                                    way(reference, otherwise),
                                                    way -> new ArrayList<>())
                                            .add(otherwise.value()));
        }
        values.forEach(this::find);
    }

    private void find(Way way, List<JsonNode> values) {
        Map<JsonNode, String> leadTo =
                connection.find(other(way), company, way.by.attribute(), values).ids();
        ids.put(way, leadTo);
        found.put(
                way,
                connection.inOrder(
                        way.set, company, way.by.navigation(), leadTo.values(), way.name));
    }

    /**
     * The row that is taken for a reference: the one that was taken before, else the first.
     *
     * @param base values of the row that has the reference, as both sides last agreed on them
     * @return empty where there is none
     */
    Optional<NamedRow> row(Reference reference, LastAgreed base) {
        List<NamedRow> rows = rows(reference);
        return rows.stream()
                .filter(row -> base.had(reference.field(), row.name().asText()))
                .findFirst()
                .or(() -> rows.stream().findFirst());
    }

    private List<NamedRow> rows(Reference reference) {
        return reference
                .otherwise()
                .flatMap(
                        otherwise -> {
                            Way way = way(reference, otherwise);
                            String id = ids.getOrDefault(way, Map.of()).get(otherwise.value());
                            return Optional.ofNullable(id == null ? null : found.get(way).get(id));
                        })
                .orElse(List.of());
    }

    /** What a row waits for that finds no row in this way either; empty for other references. */
    Optional<LeftOut> left(Reference reference) {
        return reference
                .otherwise()
                .filter(otherwise -> !otherwise.value().isNull())
                .map(otherwise -> left(reference, otherwise));
    }

    private LeftOut left(Reference reference, Otherwise otherwise) {
        Way way = way(reference, otherwise);
        String code = otherwise.value().asText();
        String id = ids.getOrDefault(way, Map.of()).get(otherwise.value());
        Missing missing =
                id == null
                        ? new Missing(
                                new Missing.EntityColumn(other(way), way.by.attribute()), code)
                        : new Missing(new Missing.EntityColumn(way.set, way.by.navigation()), id);
        String reason =
                "%s has no row with %s.%s \"%s\". Create one"
                        .formatted(way.set, way.by.navigation(), way.by.attribute(), code);
        return new LeftOut(reference.field(), missing.toString(), reason);
    }

    private Way way(Reference reference, Otherwise otherwise) {
        Candidate candidate = reference.candidates().get(0);
        return new Way(set(target, candidate.navigation()), otherwise.by(), candidate.attribute());
    }

    private String other(Way way) {
        EntityType type = connection.model().entity(way.set).orElseThrow();
        return set(type, way.by.navigation());
    }

    private static String set(EntityType type, String navigation) {
        return type.navigations().get(navigation).targetSet().orElseThrow();
    }
}
