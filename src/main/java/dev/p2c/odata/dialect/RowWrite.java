package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * One row to be created or updated.
 *
 * @param key the integration key: target fields and values in key order
 * @param body the whole row to send, with key fields and bindings ({@code x@odata.bind}); the
 *     dialect leaves out what an update may not carry
 * @param known the existing row that may be overwritten; empty to create a row and overwrite none
 */
public record RowWrite(Map<String, JsonNode> key, ObjectNode body, Optional<Known> known) {

    /**
     * @param id the service's own id; empty where the entity's key is the id
     * @param etag that the row must still have; empty to overwrite the row unconditionally
     */
    public record Known(String id, String etag) {}
}
