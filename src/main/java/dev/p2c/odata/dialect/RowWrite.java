package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One row to be created or updated.
 *
 * @param key the integration key: target fields and values in key order
 * @param body the whole row to send, with key fields and bindings ({@code x@odata.bind}); the
 *     dialect leaves out what an update may not carry
 * @param known the existing row that may be overwritten; empty to create a row and overwrite none
 * @param publishes whether a row that is a draft is published, where the service has drafts
 * @param fixed fields that an update may not carry; the body may have others as well
 */
public record RowWrite(
        Map<String, JsonNode> key,
        ObjectNode body,
        Optional<Known> known,
        boolean publishes,
        Set<String> fixed) {

    /** A row that is left in the state in which the service creates it. */
    public RowWrite(Map<String, JsonNode> key, ObjectNode body, Optional<Known> known) {
        this(key, body, known, false, Set.of());
    }

    /** This row, which is published where the service creates it as a draft. */
    public RowWrite publishedIf(boolean published) {
        return new RowWrite(key, body, known, published, fixed);
    }

    /** This row, whose updates leave out some fields. */
    public RowWrite withFixed(Set<String> fields) {
        return new RowWrite(key, body, known, publishes, fields);
    }

    /**
     * @param id the service's own id; empty where the entity's key is the id
     * @param etag that the row must still have; empty to overwrite the row unconditionally
     */
    public record Known(String id, String etag) {}
}
