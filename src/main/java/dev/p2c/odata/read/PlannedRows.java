package dev.p2c.odata.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.dialect.IntegrationKeys;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.read.RowFinder.Found;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows that a service would have after the writes of a plan, so that the rows that name them
 * are planned as well: the lines of a header that is new in the same plan. Only the columns by
 * which rows are looked for are known. Thread-safe.
 */
public final class PlannedRows {

    private record Place(String set, String company, String column) {}

    private final Set<String> sought;
    private final Map<Place, Map<String, String>> ids = new ConcurrentHashMap<>();

    /**
     * @param sought columns by which rows of any set are looked for, besides integration keys
     */
    public PlannedRows(Set<String> sought) {
        this.sought = Set.copyOf(sought);
    }

    /** Notes a row that would be created. */
    public void created(Model.EntityType type, String company, RowWrite row, String id) {
        row.key().forEach((field, value) -> note(type, company, type.column(field), value, id));
        sought.stream()
                .filter(row.body()::has)
                .forEach(field -> note(type, company, field, row.body().get(field), id));
    }

    private void note(
            Model.EntityType type, String company, String column, JsonNode value, String id) {
        String folded = IntegrationKeys.fold(value);
        for (String owner : List.of("", company)) {
            ids.computeIfAbsent(
                            new Place(type.set(), owner, column),
                            place -> new ConcurrentHashMap<>())
                    .put(folded, id);
        }
    }

    /**
     * Adds the planned rows to the rows that were found by a column.
     *
     * @param company whose rows; empty for all
     */
    Found with(
            Found found,
            Model.EntityType type,
            Optional<String> company,
            String attribute,
            Collection<JsonNode> values) {
        Map<String, String> planned = planned(type, company, attribute);
        if (planned.isEmpty()) {
            return found;
        }
        Map<JsonNode, String> all = new HashMap<>(found.ids());
        for (JsonNode value : values) {
            String id = planned.get(IntegrationKeys.fold(value));
            if (id != null) {
                all.putIfAbsent(value, id);
            }
        }
        return new Found(all, found.ambiguous());
    }

    /**
     * Adds the values that planned rows have in a column.
     *
     * @param company whose rows; empty for all
     */
    Set<JsonNode> with(
            Set<JsonNode> found,
            Model.EntityType type,
            Optional<String> company,
            String attribute,
            Collection<JsonNode> values) {
        Map<String, String> planned = planned(type, company, attribute);
        Set<JsonNode> all = new HashSet<>(found);
        values.stream()
                .filter(value -> planned.containsKey(IntegrationKeys.fold(value)))
                .forEach(all::add);
        return all;
    }

    private Map<String, String> planned(
            Model.EntityType type, Optional<String> company, String attribute) {
        return ids.getOrDefault(
                new Place(type.set(), company.orElse(""), type.column(attribute)), Map.of());
    }
}
