package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.odata.dialect.WriteRules;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.read.QueryReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deletes or deactivates rows. A row that does not exist counts as removed. Thread-safe. */
public final class Remover implements RowRemover {

    private final Dialect dialect;
    private final QueryReader reader;
    private final WriteRules rules;
    private final BatchSender sender;

    public Remover(Dialect dialect, QueryReader reader, BatchSender sender) {
        this.dialect = dialect;
        this.reader = reader;
        this.rules = new RemovalRules(dialect);
        this.sender = sender;
    }

    @Override
    public List<Optional<Refused>> remove(Model.EntityType type, List<Removal> rows) {
        Map<Integer, Map<String, JsonNode>> keys = entityKeys(type, rows);
        List<Integer> sent = new ArrayList<>(keys.keySet());
        List<Optional<Refused>> refused = new ArrayList<>();
        rows.forEach(row -> refused.add(Optional.empty()));
        for (List<Integer> some : sender.chunks(sent)) {
            List<RowWrite> writes =
                    some.stream().map(i -> write(keys.get(i), rows.get(i))).toList();
            List<WriteResult> results =
                    BatchRun.of(sender, rules, type)
                            .write(rules.plan(type, writes, (of, by) -> List.of()));
            UpsertWriter.error(results)
                    .ifPresent(
                            e -> {
                                throw e; // deleting again does no harm
                            });
            for (int i = 0; i < some.size(); i++) {
                if (results.get(i) instanceof Refused no && !dialect.isGone(no)) {
                    refused.set(some.get(i), Optional.of(no));
                }
            }
        }
        return refused;
    }

    private static RowWrite write(Map<String, JsonNode> key, Removal row) {
        ObjectNode body = row.change().orElseGet(JsonNodeFactory.instance::objectNode);
        return new RowWrite(key, body, Optional.empty());
    }

    /** The rows' entity keys by position, without the rows that do not exist. */
    private Map<Integer, Map<String, JsonNode>> entityKeys(
            Model.EntityType type, List<Removal> rows) {
        Map<Integer, Map<String, JsonNode>> found = new LinkedHashMap<>();
        Map<Integer, Map<String, JsonNode>> unknown = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Removal row = rows.get(i);
            if (!row.id().isEmpty() && type.key().size() == 1) {
                found.put(i, Map.of(type.key().get(0), TextNode.valueOf(row.id())));
            } else if (row.key().keySet().containsAll(type.key())) {
                found.put(i, row.key());
            } else {
                unknown.put(i, row.key());
            }
        }
        found.putAll(readKeys(type, unknown));
        return found;
    }

    private Map<Integer, Map<String, JsonNode>> readKeys(
            Model.EntityType type, Map<Integer, Map<String, JsonNode>> unknown) {
        List<Integer> positions = List.copyOf(unknown.keySet());
        Query query = Query.of(type.set()).withSelect(type.key());
        List<Optional<ObjectNode>> rows =
                reader.firstByKeys(type, query, List.copyOf(unknown.values()));
        Map<Integer, Map<String, JsonNode>> found = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            int position = positions.get(i);
            rows.get(i).ifPresent(row -> found.put(position, entityKey(type, row)));
        }
        return found;
    }

    private static Map<String, JsonNode> entityKey(Model.EntityType type, ObjectNode row) {
        Map<String, JsonNode> key = new LinkedHashMap<>();
        type.key().forEach(field -> key.put(field, row.path(field)));
        return key;
    }
}
