package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A condition that a source row must meet to be written; other rows are skipped. An empty field
 * equals {@code ""}; texts are compared without regard to case.
 *
 * @param column the source column to compare
 * @param place where the mapping file writes the condition
 * @param onlyNew whether the condition holds only for rows that were neither written nor tried
 *     before
 * @param listed whether a row that does not meet the condition is listed among the failures
 * @param reason why a row that does not meet the condition is skipped, for log and reports
 */
public record Requirement(
        String column,
        Comparison comparison,
        JsonNode value,
        Place place,
        boolean onlyNew,
        boolean listed,
        String reason) {

    /** How a column is compared with the value. */
    public enum Comparison {
        IS("is"),
        IS_NOT("isNot"),
        AT_LEAST("atLeast");

        private final String option;

        Comparison(String option) {
            this.option = option;
        }

        /** The option's name in a mapping file. */
        String option() {
            return option;
        }
    }

    /** The line of the condition in its mapping file, from 1. */
    public int line() {
        return place.line();
    }

    /** The condition as a person reads it: {@code statecode isNot 2}. */
    public String condition() {
        return column + " " + comparison.option() + " " + value;
    }

    boolean isMet(ObjectNode row) {
        JsonNode found = row.path(column);
        return switch (comparison) {
            case IS -> text(found).equals(text(value));
            case IS_NOT -> !text(found).equals(text(value));
            case AT_LEAST -> number(found).compareTo(value.decimalValue()) >= 0;
        };
    }

    private static String text(JsonNode value) {
        return CompiledRule.isEmpty(value)
                ? ""
                : CompiledRule.text(value).strip().toLowerCase(Locale.ROOT);
    }

    private static BigDecimal number(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
    }
}
