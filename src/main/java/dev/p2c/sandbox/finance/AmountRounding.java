package dev.p2c.sandbox.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rounds amounts of documents to a multiple of a smallest amount, as the rounding rule of a
 * currency says: 0.01, 1 or 0.05 (Finance, General ledger, Currencies, "Rounding rule").
 *
 * @param smallest greater than zero
 */
record AmountRounding(BigDecimal smallest) {

    /** The rounding of a currency without a rule. */
    static final AmountRounding CENTS = new AmountRounding(new BigDecimal("0.01"));

    AmountRounding {
        smallest = smallest.stripTrailingZeros();
        smallest = smallest.scale() < 0 ? smallest.setScale(0) : smallest;
    }

    BigDecimal of(BigDecimal amount) {
        return ofRatio(amount, BigDecimal.ONE);
    }

    /** A quotient, rounded once. */
    BigDecimal ofRatio(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor.multiply(smallest), 0, RoundingMode.HALF_UP)
                .multiply(smallest);
    }
}
