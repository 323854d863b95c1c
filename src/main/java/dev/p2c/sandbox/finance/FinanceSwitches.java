package dev.p2c.sandbox.finance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rules of Finance that no public source describes. A control call switches them; the defaults are
 * the stricter way. Thread-safe.
 */
final class FinanceSwitches {

    /** True: a quantity with more decimals than its unit's DecimalPrecision is refused. */
    static final String REFUSES_FINE_QUANTITIES = "refusesFineQuantities";

    /** True: a quantity is rounded to its unit's DecimalPrecision without an error. */
    static final String ROUNDS_FINE_QUANTITIES = "roundsFineQuantities";

    private static final Map<String, Boolean> DEFAULTS =
            Map.of(REFUSES_FINE_QUANTITIES, true, ROUNDS_FINE_QUANTITIES, false);

    private final Map<String, Boolean> switches = new ConcurrentHashMap<>(DEFAULTS);

    boolean on(String name) {
        return switches.get(name);
    }

    /**
     * Sets switches by name.
     *
     * @param body an object of booleans; an empty one changes nothing
     * @return all switches
     * @throws IllegalArgumentException for an unknown name, or a value that is no boolean
     */
    Map<String, Boolean> set(JsonNode body) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!DEFAULTS.containsKey(field.getKey()) || !field.getValue().isBoolean()) {
                throw new IllegalArgumentException(
                        "rules: expected true or false for one of %s, not %s: %s"
                                .formatted(
                                        String.join(", ", new TreeMap<>(DEFAULTS).keySet()),
                                        field.getKey(),
                                        field.getValue()));
            }
        }
        body.properties().forEach(f -> switches.put(f.getKey(), f.getValue().booleanValue()));
        return new TreeMap<>(switches);
    }
}
