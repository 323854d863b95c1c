package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.MappedRow.Reference;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.Missing;
import dev.p2c.task.plan.Plan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The lookups of a batch, resolved in the target by key: one question for each column, whatever the
 * number of rows.
 */
final class Lookups {

    private final Connection connection;
    private final EntityType target;
    private final Map<Missing.Column, Map<JsonNode, String>> ids = new HashMap<>();

    Lookups(Plan plan, List<Mapped.Row> rows, String company) {
        this.connection = plan.target();
        this.target = plan.targetType();
        Map<Missing.Column, Set<JsonNode>> asked = new LinkedHashMap<>();
        for (Mapped.Row row : rows) {
            for (Reference reference : row.target().references()) {
                for (Candidate candidate : reference.candidates()) {
                    if (!reference.value().isNull()) {
                        asked.computeIfAbsent(column(candidate), c -> new LinkedHashSet<>())
                                .add(reference.value());
                    }
                }
            }
        }
        asked.forEach(
                (column, values) ->
                        ids.put(
                                column,
                                connection.find(
                                        column.entity(),
                                        Optional.of(company),
                                        column.attribute(),
                                        values)));
    }

    /**
     * The row's body with its bindings. One that can come later is left out and told.
     *
     * @return the first other reference that leads nowhere, empty if all are bound
     */
    Optional<Reference> bind(Mapped.Row row, ObjectNode body, Consumer<Reference> later) {
        for (Reference reference : row.target().references()) {
            if (bind(reference, body)) {
                continue;
            }
            if (!reference.later()) {
                return Optional.of(reference);
            }
            later.accept(reference);
        }
        return Optional.empty();
    }

    private boolean bind(Reference reference, ObjectNode body) {
        if (reference.value().isNull()) {
            body.putNull(reference.candidates().get(0).navigation() + "@odata.bind");
            return true;
        }
        for (Candidate candidate : reference.candidates()) {
            Missing.Column column = column(candidate);
            String id = ids.get(column).get(reference.value());
            if (id != null) {
                body.put(
                        candidate.navigation() + "@odata.bind",
                        connection.bind(column.entity(), id));
                return true;
            }
        }
        return false;
    }

    /** What a row with this reference waits for. */
    String waitsFor(Reference reference) {
        return reference.candidates().stream()
                .map(c -> new Missing(column(c), reference.value().asText()).toString())
                .collect(Collectors.joining(Missing.OR));
    }

    private Missing.Column column(Candidate candidate) {
        String set = target.navigations().get(candidate.navigation()).targetSet().orElseThrow();
        return new Missing.Column(set, candidate.attribute());
    }
}
