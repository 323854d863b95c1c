package dev.p2c.mapping;

import dev.p2c.mapping.ValueFunction.UnfitValueException;
import dev.p2c.text.Counted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A document line of Finance as Sales can express it: a price per unit with few decimals and a
 * discount that is not negative, from which Sales calculates exactly the net amount of Finance. The
 * price of Finance is kept where it can be. Otherwise the price is rounded up, and the discount
 * takes the difference: 500 pieces at 12.34 per 100 are 500 at 0.13 with a discount of 3.30.
 *
 * @param price per unit, with at most the allowed decimals
 * @param discount on the whole line, zero or more
 */
record LineAmount(BigDecimal price, BigDecimal discount) {

    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final int CERTAIN_DECIMALS = 12;

    /**
     * What Finance says of a line.
     *
     * @param price for the price unit
     * @param priceUnit number of units that the price is for; null where the entity does not say
     * @param net amount without tax
     * @param discount on the whole line, negative for a surcharge
     * @param taxRatio net amount divided by the amount on which the price is based: 1 unless the
     *     price includes tax
     */
    record InFinance(
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal priceUnit,
            BigDecimal net,
            BigDecimal discount,
            BigDecimal taxRatio) {}

    /**
     * Finds price and discount.
     *
     * @param priceDecimals decimals that Sales keeps of a price
     * @param decimals of the currency
     * @throws UnfitValueException if the line has an amount but no quantity, or an amount that
     *     Sales would round
     */
    static LineAmount of(InFinance line, int priceDecimals, int decimals)
            throws UnfitValueException {
        BigDecimal net = net(line, decimals);
        BigDecimal quantity = line.quantity();
        if (quantity.signum() == 0) {
            return withoutQuantity(line, net, priceDecimals);
        }
        BigDecimal wanted =
                wantedPrice(line, net, decimals).setScale(CERTAIN_DECIMALS, RoundingMode.HALF_UP);
        LineAmount first = rest(quantity, up(wanted, quantity, priceDecimals), net, decimals);
        if (first.discount.signum() >= 0) {
            return first;
        }
        BigDecimal surcharged = net.divide(quantity, EXACT);
        return rest(quantity, up(surcharged, quantity, priceDecimals), net, decimals);
    }

    private static BigDecimal net(InFinance line, int decimals) throws UnfitValueException {
        BigDecimal net = line.net().setScale(decimals, RoundingMode.HALF_UP);
        if (net.compareTo(line.net()) != 0) {
            throw new UnfitValueException(
                    ("the line has an amount of %s, but Sales keeps only %s of its currency."
                                    + " Set the rounding rule of the currency in Finance, or its"
                                    + " precision in Sales, so that both keep the same decimals")
                            .formatted(
                                    plain(line.net()).toPlainString(),
                                    Counted.of(decimals, "decimal")));
        }
        return net;
    }

    private static LineAmount withoutQuantity(InFinance line, BigDecimal net, int priceDecimals)
            throws UnfitValueException {
        if (net.signum() != 0) {
            throw new UnfitValueException(
                    "the line has an amount of "
                            + net.toPlainString()
                            + " but no quantity, which Sales cannot express. Give it a quantity in"
                            + " Finance");
        }
        BigDecimal price = perUnit(line).multiply(line.taxRatio(), EXACT);
        return new LineAmount(
                plain(price.setScale(priceDecimals, RoundingMode.HALF_UP)), BigDecimal.ZERO);
    }

    /**
     * The price of Finance per unit without tax. Where the entity does not name the price unit and
     * the price does not lead to the amount, the price follows from the amount.
     */
    private static BigDecimal wantedPrice(InFinance line, BigDecimal net, int decimals) {
        BigDecimal price = perUnit(line).multiply(line.taxRatio(), EXACT);
        if (line.priceUnit() != null) {
            return price;
        }
        BigDecimal amount =
                gross(line.quantity(), price, decimals).subtract(line.discount()).subtract(net);
        boolean isPerUnit = amount.abs().compareTo(BigDecimal.ONE.movePointLeft(decimals)) <= 0;
        return isPerUnit ? price : net.add(line.discount()).divide(line.quantity(), EXACT);
    }

    private static BigDecimal perUnit(InFinance line) {
        BigDecimal unit = line.priceUnit();
        return unit == null || unit.signum() == 0 ? line.price() : line.price().divide(unit, EXACT);
    }

    /** Rounds a price so that the amount does not become smaller. */
    private static BigDecimal up(BigDecimal price, BigDecimal quantity, int priceDecimals) {
        RoundingMode mode = quantity.signum() > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return price.setScale(priceDecimals, mode);
    }

    private static LineAmount rest(
            BigDecimal quantity, BigDecimal price, BigDecimal net, int decimals) {
        return new LineAmount(plain(price), plain(gross(quantity, price, decimals).subtract(net)));
    }

    private static BigDecimal gross(BigDecimal quantity, BigDecimal price, int decimals) {
        return quantity.multiply(price).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
