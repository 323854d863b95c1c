package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * A row of ours whose source is gone.
 *
 * @param key the integration key: target fields and values
 * @param id the service's own id, empty where it is not known or the key is the id
 * @param change what is to be written into it instead of deleting it; empty to delete it
 */
public record Removal(Map<String, JsonNode> key, String id, Optional<ObjectNode> change) {}
