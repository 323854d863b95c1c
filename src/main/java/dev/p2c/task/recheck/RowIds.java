package dev.p2c.task.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.model.Model.EntityType;
import java.util.List;
import java.util.Map;

/** Turns ids of rows into keys by which an OData service is asked for the rows. */
final class RowIds {

    private RowIds() {}

    /**
     * @param type with a key of a single column
     */
    static List<Map<String, JsonNode>> keys(EntityType type, List<String> ids) {
        String column = type.key().get(0);
        return ids.stream()
                .map(id -> Map.<String, JsonNode>of(column, TextNode.valueOf(id)))
                .toList();
    }
}
