package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a source row must fulfil to go across. Empty fields have the value {@code ""}; texts are
 * compared without regard to case.
 *
 * @param column of the source
 * @param reason why a row that does not fulfil it is skipped, for people
 */
public record Requirement(String column, Test test, JsonNode value, String reason) {

    /** How the field is compared with the value. */
    public enum Test {
        IS("is"),
        IS_NOT("isNot"),
        AT_LEAST("atLeast");

        private final String option;

        Test(String option) {
            this.option = option;
        }

        /** As the mapping file writes it. */
        String option() {
            return option;
        }
    }

    boolean isMet(ObjectNode row) {
        JsonNode found = row.path(column);
        return switch (test) {
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
