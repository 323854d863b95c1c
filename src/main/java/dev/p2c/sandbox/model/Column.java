package dev.p2c.sandbox.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * One column of an entity.
 *
 * @param index position in its entity, which is also its place in a stored row
 * @param enumName name of the enum type for {@link ColumnType#ENUM}, otherwise null
 * @param maxLength 0 where none is known
 * @param precision decimal places, -1 where none are known
 * @param minimum null where none is known
 * @param maximum null where none is known
 * @param options labels by number of a Sales choice column, empty for others
 * @param stateOf status to state, only on {@code statuscode}
 * @param defaultValue as written in the facts: number, boolean or null
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

    public Optional<Lookup> asLookup() {
        return Optional.ofNullable(lookup);
    }

    public boolean isMoney() {
        return "Money".equals(attributeType);
    }

    public boolean isMandatory() {
        return "system".equals(required) || "application".equals(required);
    }

    /**
     * @param column logical name without {@code _} and {@code _value}
     * @param navigations navigation property by the name of its target type, only targets that are
     *     in the model
     */
    public record Lookup(String column, Map<String, String> navigations) {}
}
