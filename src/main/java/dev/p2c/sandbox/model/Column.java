package dev.p2c.sandbox.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One column of an entity, with its type and limits.
 *
 * @param index position of the column in its entity and in a stored row
 * @param enumName name of the enum type for {@link ColumnType#ENUM}, otherwise null
 * @param maxLength 0 if unknown
 * @param precision decimal places, -1 if unknown
 * @param precisionSource where the decimal places of a money column come from
 * @param minimum null if unknown
 * @param maximum null if unknown
 * @param options label by number for a choice column of Sales, otherwise empty
 * @param stateOf state by status for the column {@code statuscode}, otherwise empty
 * @param defaultValue number, boolean or null
 * @param lookup null unless the column is a lookup
 * @param origin who brought the column, and how Sales numbers it
 */
public record Column(
        int index,
        String name,
        ColumnType type,
        String enumName,
        String label,
        String attributeType,
        String axType,
        int maxLength,
        int precision,
        PrecisionSource precisionSource,
        BigDecimal minimum,
        BigDecimal maximum,
        String required,
        boolean readOnly,
        boolean validForUpdate,
        boolean nullable,
        boolean autoNumber,
        Map<Integer, String> options,
        Map<Integer, Integer> stateOf,
        Object defaultValue,
        Lookup lookup,
        Origin origin) {

    public boolean isMoney() {
        return "Money".equals(attributeType);
    }

    /** The same column with other options. */
    public Column withOptions(Map<Integer, String> labels, Map<Integer, Integer> states) {
        return with(labels, states, origin);
    }

    /** The same column from elsewhere, or numbered otherwise. */
    public Column withOrigin(Origin other) {
        return with(options, stateOf, other);
    }

    private Column with(Map<Integer, String> labels, Map<Integer, Integer> states, Origin other) {
        return new Column(
                index,
                name,
                type,
                enumName,
                label,
                attributeType,
                axType,
                maxLength,
                precision,
                precisionSource,
                minimum,
                maximum,
                required,
                readOnly,
                validForUpdate,
                nullable,
                autoNumber,
                labels,
                states,
                defaultValue,
                lookup,
                other);
    }

    /** A choice, state or status reason, whose options have numbers. */
    public boolean isChoice() {
        return List.of("Picklist", "State", "Status").contains(attributeType);
    }

    public boolean isMandatory() {
        return "system".equals(required) || "application".equals(required);
    }

    /**
     * Where the decimal places of a money column come from (Dataverse SDK, {@code
     * MoneyAttributeMetadata.PrecisionSource} 0, 1 and 2).
     */
    public enum PrecisionSource {
        /** The precision of the column itself. */
        COLUMN,
        /** {@code organization.pricingdecimalprecision}. */
        PRICING,
        /** {@code transactioncurrency.currencyprecision} of the row's currency. */
        CURRENCY;

        /** The source that a model file names; the column itself where the file names none. */
        static PrecisionSource of(String text) {
            return switch (text) {
                case "Organization.PricingDecimalPrecision" -> PRICING;
                case "TransactionCurrency.CurrencyPrecision" -> CURRENCY;
                default -> COLUMN;
            };
        }
    }

    /**
     * Who brought a column.
     *
     * @param schemaName name with capitals, such as {@code msdynce_ContactNumber}
     * @param solution unique name of the solution; empty for a column of the system or of an
     *     organization's own customizing
     * @param since version of the solution that brought the column first; empty if unknown
     * @param custom whether somebody added the column to the system's
     * @param autoNumberFormat pattern by which the platform numbers rows without a value; empty for
     *     none
     */
    public record Origin(
            String schemaName,
            String solution,
            String since,
            boolean custom,
            String autoNumberFormat) {}

    /**
     * The lookup behind a column: which navigation property leads to each type.
     *
     * @param column logical name without {@code _} and {@code _value}
     * @param navigations navigation property by the name of its target type; only targets that are
     *     in the model
     */
    public record Lookup(String column, Map<String, String> navigations) {}
}
