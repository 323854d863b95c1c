package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds rows of the target by their integration keys, for a dialect that must know them first. */
@FunctionalInterface
public interface KeyLookup {

    /**
     * @return for each key, in order, the row with its own key properties; the one with the lowest
     *     key where several have the same integration key, so that it is always the same one
     */
    List<Optional<ObjectNode>> rows(Model.EntityType type, List<Map<String, JsonNode>> keys);
}
