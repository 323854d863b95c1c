package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/**
 * What happens to a target row when its source row is deleted.
 *
 * @param change fields and values that deactivate a target row; empty unless the policy is {@link
 *     Policy#DEACTIVATE}
 */
public record Deletes(Policy policy, Map<String, JsonNode> change) {

    /** The default of a mapping file. */
    public static final Deletes REPORTED = new Deletes(Policy.REPORT, Map.of());

    public enum Policy {
        /** The row is listed for people and not touched. */
        REPORT,
        /** The fields of the change are written. */
        DEACTIVATE,
        /** The row is deleted. */
        DELETE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Deletes {
        change = Map.copyOf(change);
    }

    public boolean isReported() {
        return policy == Policy.REPORT;
    }

    /** Adds the fields of the change to an empty request body and returns it. */
    public ObjectNode body(ObjectNode empty) {
        change.forEach(empty::set);
        return empty;
    }
}
