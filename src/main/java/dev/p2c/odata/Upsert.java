package dev.p2c.odata;

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
 * @param known what our last write of this row learned; empty if we never wrote it
 */
public record Upsert(Map<String, JsonNode> key, ObjectNode body, Optional<Known> known) {

    /**
     * @param id the service's own id (a GUID in Sales, empty in Finance, where the key is the id)
     * @param etag empty where the service did not tell
     */
    public record Known(String id, String etag) {}
}
