package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteStep;
import dev.p2c.odata.model.Model;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Existing rows of another company that become this company's before they are compared. */
final class MovedRows {

    private final Map<Map<String, JsonNode>, String> ids = new LinkedHashMap<>();

    void add(Model.EntityType type, Map<String, JsonNode> key, ObjectNode row) {
        ids.put(key, row.path(type.key().get(0)).asText());
    }

    /**
     * Changes the owner of the rows and nothing else.
     *
     * @return the rows that the service refuses to move, by key
     */
    Map<Map<String, JsonNode>, WriteResult> move(
            Model.EntityType type, RowOwner owner, Dialect dialect, BatchSender sender) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<RowWrite> rows = ids.entrySet().stream().map(MovedRows::withoutFields).toList();
        List<WriteStep> plan =
                dialect.plan(type, rows, (of, keys) -> List.of()).stream()
                        .map(step -> owned(step, owner.fields(type)))
                        .toList();
        List<WriteResult> results = BatchRun.of(sender, dialect, type).write(plan);
        Map<Map<String, JsonNode>, WriteResult> refused = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!(results.get(i) instanceof WriteResult.Written)) {
                refused.put(rows.get(i).key(), results.get(i));
            }
        }
        return refused;
    }

    private static RowWrite withoutFields(Map.Entry<Map<String, JsonNode>, String> row) {
        return new RowWrite(
                row.getKey(),
                JsonNodeFactory.instance.objectNode(),
                Optional.of(new RowWrite.Known(row.getValue(), "")));
    }

    private static WriteStep owned(WriteStep step, Map<String, JsonNode> owner) {
        return step instanceof WriteStep.Next next
                ? new WriteStep.Next(next.operation().ownedBy(owner))
                : step;
    }
}
