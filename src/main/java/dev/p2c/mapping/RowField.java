package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.MappedRow.Candidate;

/** Reads one field out of a row; returns a null node for every value that counts as empty. */
interface RowField {

    JsonNode read(ObjectNode row);

    static RowField of(FieldPath path) {
        if (!path.isLookup()) {
            String column = path.column();
            return row -> orNull(row.get(column));
        }
        Candidate[] candidates = path.candidates().toArray(Candidate[]::new);
        return row -> first(row, candidates);
    }

    private static JsonNode first(ObjectNode row, Candidate[] candidates) {
        for (Candidate candidate : candidates) {
            JsonNode related = row.get(candidate.navigation());
            if (related != null) {
                JsonNode value = orNull(related.get(candidate.attribute()));
                if (!value.isNull()) {
                    return value;
                }
            }
        }
        return NullNode.getInstance();
    }

    private static JsonNode orNull(JsonNode value) {
        return CompiledRule.isEmpty(value) ? NullNode.getInstance() : value;
    }
}
