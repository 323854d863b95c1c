package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * How one rule came to the value of its target field for one row.
 *
 * @param steps in the order in which they were taken; those that were not needed are missing
 * @param value what the rule writes; a null node for an empty value and for a refused row
 * @param refusal why the rule refuses the row; empty for a row that can be written
 */
public record RuleExplanation(
        FieldRule rule, List<Step> steps, JsonNode value, Optional<String> refusal) {

    public RuleExplanation {
        steps = List.copyOf(steps);
    }

    /** What a step does; the word is the option of a mapping file. */
    public enum Kind {
        FROM("from"),
        CONSTANT("constant"),
        APPLY("apply"),
        DEFAULT("default"),
        BY_COMPANY("byCompany"),
        VALUE_MAP("valueMap"),
        MAX_LENGTH("maxLength");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * One step of a field rule.
     *
     * @param by what the step uses: the path of a source field with the lookup that was followed, a
     *     function with its argument, a value map, a company; empty where the kind says all
     * @param value after the step
     * @param place file and line, where the step uses an entry of a value map; else empty
     */
    public record Step(Kind kind, String by, JsonNode value, String place) {}
}
