package dev.p2c.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Finds rows and fields of a plan as JSON. */
final class RowsOfPlan {

    private RowsOfPlan() {}

    static Optional<JsonNode> row(JsonNode plan, String task, String key) {
        for (JsonNode row : plan.get("rows")) {
            if (row.get("task").asText().equals(task) && row.get("key").asText().equals(key)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    static JsonNode field(JsonNode row, String name) {
        for (JsonNode field : row.get("fields")) {
            if (field.get("name").asText().equals(name)) {
                return field;
            }
        }
        throw new AssertionError(name + " in " + row);
    }
}
