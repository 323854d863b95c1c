package dev.p2c.odata.dialect;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many decimals a service keeps of money.
 *
 * @param prices of a price per unit; empty where the service does not tell
 * @param byCurrency the smallest amount in documents, 0.01 or 0.05, by currency code in upper case
 */
public record MoneyDecimals(OptionalInt prices, Map<String, BigDecimal> byCurrency) {

    /** The decimals of a service that does not state them. */
    public static final MoneyDecimals UNKNOWN = new MoneyDecimals(OptionalInt.empty(), Map.of());

    public MoneyDecimals {
        byCurrency = Map.copyOf(byCurrency);
    }
}
