package dev.p2c.sandbox.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Price of a sales line with its discounts. Sales has one discount for the whole line; Finance has
 * a discount per unit with two decimals. The rounding rest goes into the charges of the line, so
 * that the discount of the line is exact to the cent (Prospect to cash, sales orders, discount
 * management).
 *
 * @param priceUnit quantity that the price applies to, never zero
 * @param discountPerUnit amount with two decimals
 * @param discountPercent percentage of the amount after the discount per unit
 * @param charges amount added to the line
 * @param rounding of amounts in the currency of the line
 */
record LinePrice(
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal priceUnit,
        BigDecimal discountPerUnit,
        BigDecimal discountPercent,
        BigDecimal charges,
        AmountRounding rounding) {

    private static final int CENTS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The same line with this discount on the whole line and no other discount. */
    LinePrice withTotalDiscount(BigDecimal discount) {
        BigDecimal perUnit =
                quantity.signum() == 0
                        ? BigDecimal.ZERO
                        : discount.divide(quantity, CENTS, RoundingMode.HALF_UP);
        return new LinePrice(
                quantity,
                price,
                priceUnit,
                perUnit,
                BigDecimal.ZERO,
                perUnit.multiply(quantity).subtract(discount),
                rounding);
    }

    /** Amount of the line before discounts. */
    BigDecimal grossAmount() {
        return quantity.multiply(price).divide(priceUnit, 6, RoundingMode.HALF_UP);
    }

    /** Amount of a part of the quantity before discounts, rounded as the currency says. */
    BigDecimal grossOf(BigDecimal part) {
        return rounding.ofRatio(part.multiply(price), priceUnit);
    }

    /** Discount on the whole line. */
    BigDecimal totalDiscount() {
        BigDecimal perUnit = quantity.multiply(discountPerUnit).subtract(charges);
        return perUnit.add(percentDiscount(perUnit));
    }

    private BigDecimal percentDiscount(BigDecimal alreadyOff) {
        return rounding.ofRatio(
                grossAmount().subtract(alreadyOff).multiply(discountPercent), HUNDRED);
    }

    /** Net amount without tax, rounded as the currency says. */
    BigDecimal amount() {
        return rounding.of(grossAmount().subtract(totalDiscount()));
    }
}
