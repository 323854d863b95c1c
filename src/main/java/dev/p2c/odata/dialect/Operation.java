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
 * @param part what the operation does to the row
 * @param earlier how the service refused another form of this operation; empty for the first form.
 *     A dialect that has tried both forms gives up with this refusal
 * @param written what earlier operations have written of the row; empty for none
 */
public record Operation(
        RowWrite row,
        Model.EntityType type,
        String method,
        String target,
        Map<String, String> headers,
        Map<String, JsonNode> extra,
        Set<String> omit,
        Part part,
        Optional<WriteResult.Refused> earlier,
        Optional<WriteResult.Written> written) {

    /** What an operation does to its row. */
    public enum Part {
        /** Writes the row, as a whole or apart from its state. */
        ROW,
        /** Writes the row's state alone. */
        STATE,
        /** Reads the row's state. */
        READ
    }

    /** The header with the etag that the row must still have. */
    public static final String IF_MATCH = "If-Match";

    /** The headers of a request with a JSON body. */
    public static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    /** An operation that sends the row's body as JSON. */
    public static Operation of(RowWrite row, Model.EntityType type, String method, String target) {
        return new Operation(
                row,
                type,
                method,
                target,
                JSON,
                Map.of(),
                Set.of(),
                Part.ROW,
                Optional.empty(),
                Optional.empty());
    }

    public Operation withHeaders(Map<String, String> others) {
        return new Operation(
                row, type, method, target, others, extra, omit, part, earlier, written);
    }

    /** Adds fields to the body. */
    public Operation withExtra(Map<String, JsonNode> fields) {
        return new Operation(
                row, type, method, target, headers, fields, omit, part, earlier, written);
    }

    /** Leaves out some fields of the row's body. */
    public Operation without(Set<String> fields) {
        return new Operation(
                row, type, method, target, headers, extra, fields, part, earlier, written);
    }

    /** Notes the refusal of an earlier operation on the same row. */
    public Operation after(WriteResult.Refused refusal) {
        return new Operation(
                row,
                type,
                method,
                target,
                headers,
                extra,
                omit,
                part,
                Optional.of(refusal),
                written);
    }

    /** Names the part of the row that the operation is about. */
    public Operation of(Part what) {
        return new Operation(
                row, type, method, target, headers, extra, omit, what, earlier, written);
    }

    /** Notes what earlier operations have written of the row. */
    public Operation having(WriteResult.Written done) {
        return new Operation(
                row, type, method, target, headers, extra, omit, part, earlier, Optional.of(done));
    }

    /** True for an operation that changes nothing and has no body. */
    public boolean reads() {
        return part == Part.READ;
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
        return creates() ? ownedBy(owner) : this;
    }

    /** Adds the owner of a row, also of an existing one that moves to another owner. */
    public Operation ownedBy(Map<String, JsonNode> owner) {
        if (owner.isEmpty() || owner.keySet().stream().allMatch(body()::has)) {
            return this;
        }
        Map<String, JsonNode> more = new LinkedHashMap<>(extra);
        owner.forEach(more::putIfAbsent);
        return withExtra(more);
    }
}
