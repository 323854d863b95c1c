package dev.p2c.mapping;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many decimals the target keeps of money.
 *
 * @param prices of a price per unit; empty where the target does not tell
 * @param byCurrency the smallest amount, 0.01 or 0.05, of which amounts are multiples, by currency
 *     code in upper case; a currency may be missing
 */
public record Decimals(OptionalInt prices, Map<String, BigDecimal> byCurrency) {

    private static final int USUAL = 2;

    /** The decimals of a target that does not state them. */
    public static final Decimals UNKNOWN = new Decimals(OptionalInt.empty(), Map.of());

    public Decimals {
        byCurrency = Map.copyOf(byCurrency);
    }

    /**
     * The decimals of amounts in a currency; two where the target does not tell.
     *
     * @param currency code in upper case
     */
    int of(String currency) {
        BigDecimal smallest = byCurrency.get(currency);
        return smallest == null ? USUAL : Math.max(0, smallest.stripTrailingZeros().scale());
    }
}
