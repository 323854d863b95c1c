package dev.p2c.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A field in which a mapping's result is not the expected one.
 *
 * @param field the target field; {@link #OUTCOME} where the row is not even written or rejected as
 *     expected
 * @param expected empty where the expected row has no such field
 * @param actual empty where the mapping has no rule for the field
 * @param rule file and line of the rule; empty for a field without a rule
 */
public record Difference(
        String field,
        Optional<JsonNode> expected,
        Optional<JsonNode> actual,
        Optional<String> rule) {

    /** In place of a field: the outcome of the whole row and its reason. */
    public static final String OUTCOME = "(outcome)";
}
