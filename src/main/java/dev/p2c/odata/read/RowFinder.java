package dev.p2c.odata.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.IntegrationKeys;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds rows by the value of one attribute. Ids of found rows are cached; missing rows are looked
 * up each time, since a row may be created at any moment. Thread-safe.
 */
public final class RowFinder {

    private final QueryReader reader;
    private final IdCache ids;

    public RowFinder(QueryReader reader, IdCache ids) {
        this.reader = reader;
        this.ids = ids;
    }

    /**
     * Finds the ids of rows of a type whose key is a single id.
     *
     * @param owned the filter for a company's rows; empty for all rows
     * @return by value, without the values that no row has
     */
    public Map<JsonNode, String> find(
            Model.EntityType type,
            String attribute,
            Collection<JsonNode> values,
            Optional<String> owned) {
        Map<JsonNode, String> found = new HashMap<>();
        List<JsonNode> unknown = new ArrayList<>();
        for (JsonNode value : values) {
            String folded = IntegrationKeys.fold(value);
            ids.find(type.set(), owned.orElse(""), attribute, folded)
                    .ifPresentOrElse(id -> found.put(value, id), () -> unknown.add(value));
        }
        if (!unknown.isEmpty()) {
            Map<String, String> fresh = read(type, attribute, unknown, owned);
            for (JsonNode value : unknown) {
                String id = fresh.get(IntegrationKeys.fold(value));
                if (id != null) {
                    found.put(value, id);
                }
            }
        }
        return found;
    }

    /** Reads ids by value; where several rows have a value, the lowest id. */
    private Map<String, String> read(
            Model.EntityType type,
            String attribute,
            List<JsonNode> values,
            Optional<String> owned) {
        String id = singleKey(type);
        Query query =
                Query.of(type.set())
                        .withSelect(List.of(id, attribute))
                        .withFilter(owned)
                        .withOrderBy(List.of(id));
        Map<String, String> fresh = new HashMap<>();
        for (ObjectNode row : reader.readByKeys(type, query, keys(attribute, values))) {
            fresh.putIfAbsent(value(type, attribute, row), row.path(id).asText());
        }
        ids.remember(type.set(), owned.orElse(""), attribute, fresh);
        return fresh;
    }

    private static String singleKey(Model.EntityType type) {
        if (type.key().size() != 1) {
            throw new IllegalArgumentException(
                    type.set() + " has no single id, its key is " + type.key());
        }
        return type.key().get(0);
    }

    /**
     * Finds which of the values occur in the attribute of any row.
     *
     * @param base the query for the rows to search
     */
    public Set<JsonNode> existing(
            Model.EntityType type, Query base, String attribute, Collection<JsonNode> values) {
        Query query = base.withSelect(List.of(attribute)).withOrderBy(type.key());
        Set<String> found = new HashSet<>();
        for (ObjectNode row : reader.readByKeys(type, query, keys(attribute, values))) {
            found.add(value(type, attribute, row));
        }
        return values.stream()
                .filter(value -> found.contains(IntegrationKeys.fold(value)))
                .collect(Collectors.toSet());
    }

    private static List<Map<String, JsonNode>> keys(String attribute, Collection<JsonNode> values) {
        return values.stream().map(value -> Map.of(attribute, value)).toList();
    }

    private static String value(Model.EntityType type, String attribute, ObjectNode row) {
        return IntegrationKeys.fold(row.path(type.column(attribute)));
    }
}
