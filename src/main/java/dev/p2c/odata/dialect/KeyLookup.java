package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds existing rows by their integration keys, for a dialect that needs their ids to write them.
 */
@FunctionalInterface
public interface KeyLookup {

    /**
     * @return for each key, in order, the row with the properties of its entity's key; where
     *     several rows have the same integration key, always the row with the lowest entity key
     */
    List<Optional<ObjectNode>> rows(Model.EntityType type, List<Map<String, JsonNode>> keys);
}
