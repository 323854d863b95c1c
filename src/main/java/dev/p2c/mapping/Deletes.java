package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/**
 * What becomes of the target's row when its source row was deleted.
 *
 * @param change fields and values that put a row of the target out of use; empty but for {@link
 *     Policy#DEACTIVATE}
 */
public record Deletes(Policy policy, Map<String, JsonNode> change) {

    /** What a file that says nothing gets. */
    public static final Deletes REPORTED = new Deletes(Policy.REPORT, Map.of());

    public enum Policy {
        /** Nothing is done, people are told. */
        REPORT,
        DEACTIVATE,
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

    /** A new object at each call. */
    public ObjectNode body(ObjectNode empty) {
        change.forEach(empty::set);
        return empty;
    }
}
