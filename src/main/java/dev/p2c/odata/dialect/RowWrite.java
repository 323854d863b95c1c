package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * One row to be created or updated.
 *
 * @param key the integration key: target fields and values in key order
 * @param body the whole row to send, key fields and bindings ({@code x@odata.bind}) included; the
 *     dialect leaves out what an update may not carry
 * @param known which row may be overwritten; empty to create one, and to overwrite none
 */
public record RowWrite(Map<String, JsonNode> key, ObjectNode body, Optional<Known> known) {

    /**
     * @param id the service's own id (a GUID in Sales, empty in Finance, where the key is the id)
     * @param etag of the row as it may be overwritten; empty to overwrite it whatever it is
     */
    public record Known(String id, String etag) {}
}
