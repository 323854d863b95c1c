package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.IntegrationKeys;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.read.QueryReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deletes rows, or puts them out of use. A row that is not there is done. Thread-safe. */
public final class Remover {

    private static final int PAGE = 1000;

    private final Dialect dialect;
    private final QueryReader reader;
    private final UpsertWriter writer;

    /**
     * @param writer with the dialect {@link Removing}
     */
    public Remover(Dialect dialect, QueryReader reader, UpsertWriter writer) {
        this.dialect = dialect;
        this.reader = reader;
        this.writer = writer;
    }

    /** For each row, in order, how the service refuses; empty for one that is done. */
    public List<Optional<Refused>> remove(Model.EntityType type, List<Removal> rows) {
        Map<Integer, Map<String, JsonNode>> own = ownKeys(type, rows);
        List<Integer> sent = new ArrayList<>(own.keySet());
        List<WriteResult> results =
                writer.upsert(
                        type,
                        sent.stream().map(i -> asUpsert(own.get(i), rows.get(i))).toList(),
                        RowOwner.NOBODY);
        List<Optional<Refused>> refused = new ArrayList<>();
        rows.forEach(row -> refused.add(Optional.empty()));
        for (int i = 0; i < sent.size(); i++) {
            if (results.get(i) instanceof Refused no && !dialect.isGone(no)) {
                refused.set(sent.get(i), Optional.of(no));
            }
        }
        return refused;
    }

    private static RowWrite asUpsert(Map<String, JsonNode> key, Removal row) {
        ObjectNode body = row.change().orElseGet(JsonNodeFactory.instance::objectNode);
        return new RowWrite(key, body, Optional.empty());
    }

    /** The entity's own keys by position; without the rows that are not there. */
    private Map<Integer, Map<String, JsonNode>> ownKeys(Model.EntityType type, List<Removal> rows) {
        Map<Integer, Map<String, JsonNode>> own = new LinkedHashMap<>();
        Map<Integer, Map<String, JsonNode>> unknown = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Removal row = rows.get(i);
            if (!row.id().isEmpty() && type.key().size() == 1) {
                own.put(i, Map.of(type.key().get(0), TextNode.valueOf(row.id())));
            } else if (row.key().keySet().containsAll(type.key())) {
                own.put(i, row.key());
            } else {
                unknown.put(i, row.key());
            }
        }
        own.putAll(looked(type, unknown));
        return own;
    }

    private Map<Integer, Map<String, JsonNode>> looked(
            Model.EntityType type, Map<Integer, Map<String, JsonNode>> unknown) {
        if (unknown.isEmpty()) {
            return Map.of();
        }
        IntegrationKeys compare = new IntegrationKeys(type, dialect);
        List<Map<String, JsonNode>> keys = List.copyOf(unknown.values());
        Set<String> fields = keys.get(0).keySet();
        Query query =
                new Query(
                        type.set(),
                        type.key(),
                        List.of(),
                        Optional.empty(),
                        type.key(),
                        Optional.empty(),
                        PAGE);
        Map<List<String>, ObjectNode> there = new HashMap<>();
        for (ObjectNode row : reader.readByKeys(type, query, keys)) {
            there.putIfAbsent(compare.folded(fields, row), row);
        }
        Map<Integer, Map<String, JsonNode>> own = new LinkedHashMap<>();
        unknown.forEach(
                (position, key) ->
                        Optional.ofNullable(there.get(compare.folded(key)))
                                .ifPresent(row -> own.put(position, ownKey(type, row))));
        return own;
    }

    private static Map<String, JsonNode> ownKey(Model.EntityType type, ObjectNode row) {
        Map<String, JsonNode> key = new LinkedHashMap<>();
        type.key().forEach(field -> key.put(field, row.path(field)));
        return key;
    }
}
