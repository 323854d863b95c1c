package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the target to be deleted or deactivated, because its source row was deleted.
 *
 * @param key the integration key: target fields and values
 * @param id the service's own id; empty where the id is not known or the entity's key is the id
 * @param change the fields that deactivate the row; empty to delete the row
 */
public record Removal(Map<String, JsonNode> key, String id, Optional<ObjectNode> change) {}
