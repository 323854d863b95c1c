package dev.p2c.sandbox.model;

import java.math.BigDecimal;
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
        Lookup lookup) {

    public boolean isMoney() {
        return "Money".equals(attributeType);
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
     * The lookup behind a column: which navigation property leads to each type.
     *
     * @param column logical name without {@code _} and {@code _value}
     * @param navigations navigation property by the name of its target type; only targets that are
     *     in the model
     */
    public record Lookup(String column, Map<String, String> navigations) {}
}
