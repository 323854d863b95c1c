package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One request within a batch.
 *
 * @param row what it is to bring about
 * @param target percent-encoded, relative to the service root
 * @param headers share them between operations: they are the same for all of one kind
 * @param extra fields to send besides {@code body}
 * @param omit fields of {@code body} to leave out
 * @param earlier how the service refused an earlier form of this operation; null for the first. A
 *     dialect that has tried both ways gives up with it
 */
public record Operation(
        RowWrite row,
        Model.EntityType type,
        String method,
        String target,
        Map<String, String> headers,
        Map<String, JsonNode> extra,
        Set<String> omit,
        WriteResult.Refused earlier) {

    /** With the etag of the row as it may be overwritten. */
    public static final String IF_MATCH = "If-Match";

    public ObjectNode body() {
        return row.body();
    }

    public boolean creates() {
        return method.equals("POST");
    }

    /** With more fields for a new row, those aside that it has already. */
    public Operation withOwner(Map<String, JsonNode> owner) {
        if (!creates() || owner.isEmpty() || owner.keySet().stream().allMatch(body()::has)) {
            return this;
        }
        Map<String, JsonNode> more = new LinkedHashMap<>(extra);
        owner.forEach(more::putIfAbsent);
        return new Operation(row, type, method, target, headers, more, omit, earlier);
    }
}
