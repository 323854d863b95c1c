package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rules of Sales that no public source describes, or that differ between installations. A control
 * call switches them; the defaults are the stricter way where a client can bear it. Thread-safe.
 */
final class SalesSwitches {

    /** True: a product that is no draft cannot be changed (0x8004F995). */
    static final String PRODUCTS_CHANGE_ONLY_AS_DRAFTS = "productsChangeOnlyAsDrafts";

    /** False: an update with a column that is not valid for update is refused (0x80041100). */
    static final String IGNORES_FIXED_COLUMNS = "ignoresFixedColumns";

    /** False: nobody but an administrator reopens an invoiced order. */
    static final String INVOICED_ORDERS_REOPEN = "invoicedOrdersReopen";

    private static final Map<String, Boolean> DEFAULTS =
            Map.of(
                    PRODUCTS_CHANGE_ONLY_AS_DRAFTS, false,
                    IGNORES_FIXED_COLUMNS, false,
                    INVOICED_ORDERS_REOPEN, true);

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
        body.properties().forEach(field -> check(field.getKey(), field.getValue()));
        body.properties()
                .forEach(field -> switches.put(field.getKey(), field.getValue().booleanValue()));
        return new TreeMap<>(switches);
    }

    private static void check(String name, JsonNode value) {
        if (!DEFAULTS.containsKey(name) || !value.isBoolean()) {
            throw new IllegalArgumentException(
                    "rules: expected true or false for one of "
                            + String.join(", ", new TreeMap<>(DEFAULTS).keySet())
                            + ", not "
                            + name
                            + ": "
                            + value);
        }
    }
}
