package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request within a batch. Immutable.
 *
 * @param row to be created, updated or removed
 * @param target percent-encoded, relative to the service root
 * @param headers equal operations should share one map
 * @param extra fields to send besides {@link #body()}
 * @param omit fields of {@link #body()} to leave out
 * @param earlier how the service refused another form of this operation; empty for the first form.
 *     A dialect that has tried both forms gives up with this refusal
 */
public record Operation(
        RowWrite row,
        Model.EntityType type,
        String method,
        String target,
        Map<String, String> headers,
        Map<String, JsonNode> extra,
        Set<String> omit,
        Optional<WriteResult.Refused> earlier) {

    /** The header with the etag that the row must still have. */
    public static final String IF_MATCH = "If-Match";

    /** The headers of a request with a JSON body. */
    public static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    /** An operation that sends the row's body as JSON. */
    public static Operation of(RowWrite row, Model.EntityType type, String method, String target) {
        return new Operation(row, type, method, target, JSON, Map.of(), Set.of(), Optional.empty());
    }

    public Operation withHeaders(Map<String, String> others) {
        return new Operation(row, type, method, target, others, extra, omit, earlier);
    }

    /** Adds fields to the body. */
    public Operation withExtra(Map<String, JsonNode> fields) {
        return new Operation(row, type, method, target, headers, fields, omit, earlier);
    }

    /** Leaves out some fields of the row's body. */
    public Operation without(Set<String> fields) {
        return new Operation(row, type, method, target, headers, extra, fields, earlier);
    }

    /** Notes the refusal of an earlier operation on the same row. */
    public Operation after(WriteResult.Refused refusal) {
        return new Operation(row, type, method, target, headers, extra, omit, Optional.of(refusal));
    }

    public ObjectNode body() {
        return row.body();
    }

    public boolean creates() {
        return method.equals("POST");
    }

    /**
     * Adds the owner of a new row; an operation on an existing row, or with an owner in its body,
     * is returned unchanged.
     */
    public Operation withOwner(Map<String, JsonNode> owner) {
        if (!creates() || owner.isEmpty() || owner.keySet().stream().allMatch(body()::has)) {
            return this;
        }
        Map<String, JsonNode> more = new LinkedHashMap<>(extra);
        owner.forEach(more::putIfAbsent);
        return withExtra(more);
    }
}
