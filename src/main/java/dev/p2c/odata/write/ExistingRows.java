package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.IntegrationKeys;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.read.KeyMatch;
import dev.p2c.odata.read.QueryReader;
import dev.p2c.text.Visible;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which rows of a company the service has, before new rows are written. Not thread-safe. */
final class ExistingRows {

    private static final int CONFLICT = 409;

    private final Dialect dialect;
    private final QueryReader reader;
    private final RowOwner owner;
    private final Map<Map<String, JsonNode>, WriteResult> refused = new HashMap<>();

    private final MovedRows moved = new MovedRows();

    ExistingRows(Dialect dialect, QueryReader reader, RowOwner owner) {
        this.dialect = dialect;
        this.reader = reader;
        this.owner = owner;
    }

    /**
     * The keys that only rows of other companies have, and those that the service takes for the key
     * of another row because only accents differ.
     */
    Map<Map<String, JsonNode>, WriteResult> refused() {
        return refused;
    }

    /** The rows that move from another company to this one. */
    MovedRows moved() {
        return moved;
    }

    /** Reads the row of each key; of several rows with a key, the row with the lowest id. */
    List<Optional<ObjectNode>> read(Model.EntityType type, List<Map<String, JsonNode>> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Query query = Query.of(type.set()).withSelect(owner.select(type)).withOrderBy(type.key());
        IntegrationKeys compare = new IntegrationKeys(type, dialect);
        Set<String> fields = new LinkedHashSet<>(keys.get(0).keySet());
        Map<List<String>, ObjectNode> found = new HashMap<>();
        Map<List<String>, WriteResult> others = new HashMap<>();
        KeyMatch match = new KeyMatch();
        keys.forEach(key -> match.add(compare.folded(key)));
        for (ObjectNode row : reader.readByKeys(type, query, keys)) {
            List<String> own = compare.folded(fields, row);
            List<String> key = match.of(own).orElse(own);
            Optional<WriteResult.Refused> refusal = owner.refusal(type, row);
            if (refusal.isEmpty() && !key.equals(own)) {
                refusal = Optional.of(namesake(type, fields, row));
            }
            refusal.ifPresentOrElse(
                    other -> others.put(key, other), () -> found.putIfAbsent(key, row));
        }
        others.keySet().removeAll(found.keySet());
        for (Map<String, JsonNode> key : keys) {
            WriteResult refusal = others.get(compare.folded(key));
            ObjectNode row = found.get(compare.folded(key));
            if (refusal != null) {
                refused.put(key, refusal);
            } else if (row != null && owner.takesOver(type, row)) {
                moved.add(type, key, row);
            }
        }
        return keys.stream()
                .map(key -> Optional.ofNullable(found.get(compare.folded(key))))
                .toList();
    }

    /** Writing the row would overwrite the other row, or be refused as its duplicate. */
    private static WriteResult.Refused namesake(
            Model.EntityType type, Set<String> fields, ObjectNode other) {
        String key =
                fields.stream()
                        .map(field -> other.path(type.column(field)).asText())
                        .collect(Collectors.joining("|"));
        return new WriteResult.Refused(
                CONFLICT,
                "",
                fields.stream().findFirst(),
                "%s takes this key for that of another row, \"%s\", which differs by accents only. Give one of the two another number"
                        .formatted(type.set(), Visible.text(key)));
    }
}
