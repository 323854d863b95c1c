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
 * Ids of rows by an attribute, remembered for a while. What is not found is not remembered: the row
 * may be created the next moment. Thread-safe.
 */
public final class RowFinder {

    private static final int PAGE = 1000;
    private static final String COMPANY = "dataAreaId";

    private final QueryReader reader;
    private final IdCache identities;

    public RowFinder(QueryReader reader, IdCache identities) {
        this.reader = reader;
        this.identities = identities;
    }

    /**
     * @param owned the filter that keeps to a company, empty for all rows
     */
    public Map<JsonNode, String> find(
            Model.EntityType type,
            String attribute,
            Collection<JsonNode> values,
            Optional<String> owned) {
        Map<JsonNode, String> found = new HashMap<>();
        List<JsonNode> unknown = new ArrayList<>();
        for (JsonNode value : values) {
            Optional<String> id =
                    identities.find(
                            type.set(), owned.orElse(""), attribute, IntegrationKeys.fold(value));
            id.ifPresentOrElse(text -> found.put(value, text), () -> unknown.add(value));
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

    public Set<JsonNode> existing(
            Model.EntityType type,
            String attribute,
            Collection<JsonNode> values,
            String company,
            Optional<String> owned) {
        Query query =
                new Query(
                        type.set(),
                        List.of(attribute),
                        List.of(),
                        owned,
                        type.key(),
                        Optional.of(company).filter(c -> type.key().contains(COMPANY)),
                        PAGE);
        List<Map<String, JsonNode>> keys =
                values.stream().map(value -> Map.of(attribute, value)).toList();
        Set<String> there = new HashSet<>();
        for (ObjectNode row : reader.readByKeys(type, query, keys)) {
            there.add(IntegrationKeys.fold(row.path(type.column(attribute))));
        }
        return values.stream()
                .filter(value -> there.contains(IntegrationKeys.fold(value)))
                .collect(Collectors.toSet());
    }

    /** Where several rows have the value, the one with the lowest id, so always the same one. */
    private Map<String, String> read(
            Model.EntityType type,
            String attribute,
            List<JsonNode> values,
            Optional<String> owned) {
        String id = singleKey(type);
        Query query =
                new Query(
                        type.set(),
                        List.of(id, attribute),
                        List.of(),
                        owned,
                        List.of(id),
                        Optional.empty(),
                        PAGE);
        List<Map<String, JsonNode>> keys =
                values.stream().map(value -> Map.of(attribute, value)).toList();
        Map<String, String> fresh = new HashMap<>();
        for (ObjectNode row : reader.readByKeys(type, query, keys)) {
            fresh.putIfAbsent(
                    IntegrationKeys.fold(row.path(type.column(attribute))), row.path(id).asText());
        }
        identities.remember(type.set(), owned.orElse(""), attribute, fresh);
        return fresh;
    }

    private static String singleKey(Model.EntityType type) {
        if (type.key().size() != 1) {
            throw new IllegalArgumentException(
                    type.set() + " has no single id, its key is " + type.key());
        }
        return type.key().get(0);
    }
}
