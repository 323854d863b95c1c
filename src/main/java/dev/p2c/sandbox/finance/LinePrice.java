package dev.p2c.sandbox.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a sales line costs. Sales knows one discount for the whole line, Finance one per unit of two
 * decimals: the rest that rounding leaves goes into the charges of the line, so that the line's
 * discount reads back to the cent (Prospect to cash, sales orders, discount management).
 *
 * @param priceUnit quantity that the price is for, never zero
 * @param discountPerUnit two decimals
 * @param discountPercent of what is left after the discount per unit
 * @param charges added to the line amount
 */
record LinePrice(
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal priceUnit,
        BigDecimal discountPerUnit,
        BigDecimal discountPercent,
        BigDecimal charges) {

    private static final int CENTS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The same line with this discount for all of it, and no other. */
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
                perUnit.multiply(quantity).subtract(discount));
    }

    /** Before any discount. */
    BigDecimal grossAmount() {
        return quantity.multiply(price).divide(priceUnit, 6, RoundingMode.HALF_UP);
    }

    /** Of a part of the quantity, in cents. */
    BigDecimal grossOf(BigDecimal part) {
        return part.multiply(price).divide(priceUnit, CENTS, RoundingMode.HALF_UP);
    }

    /** What the whole line is cheaper by. */
    BigDecimal totalDiscount() {
        BigDecimal perUnit = quantity.multiply(discountPerUnit).subtract(charges);
        return perUnit.add(percentDiscount(perUnit));
    }

    private BigDecimal percentDiscount(BigDecimal alreadyOff) {
        return grossAmount()
                .subtract(alreadyOff)
                .multiply(discountPercent)
                .divide(HUNDRED, CENTS, RoundingMode.HALF_UP);
    }

    /** Net amount without tax, in cents. */
    BigDecimal amount() {
        return grossAmount().subtract(totalDiscount()).setScale(CENTS, RoundingMode.HALF_UP);
    }
}
