package dev.p2c.sandbox.finance;

import java.math.BigDecimal;

/**
 * How a document taxes its amounts. The discount of the whole document is taken off before the tax.
 *
 * @param percent of the customer's sales tax group
 * @param included whether prices and amounts of order lines contain the tax (Finance, sales order,
 *     "Prices include sales tax")
 * @param discountPercent discount on the whole document, after the discounts of its lines (Finance,
 *     sales order, "Total discount %")
 * @param rounding of amounts in the currency of the document
 */
record DocumentTax(
        BigDecimal percent, boolean included, BigDecimal discountPercent, AmountRounding rounding) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Tax on the amount of a line. */
    BigDecimal ofLine(BigDecimal amount) {
        BigDecimal taxed = amount.multiply(HUNDRED.subtract(discountPercent)).multiply(percent);
        BigDecimal base = included ? HUNDRED.add(percent) : HUNDRED;
        return rounding.ofRatio(taxed, base.multiply(HUNDRED));
    }

    /** Tax on charges, which never contain tax. */
    BigDecimal ofCharges(BigDecimal charges) {
        return rounding.ofRatio(charges.multiply(percent), HUNDRED);
    }

    /** Discount on the whole document. */
    BigDecimal discount(BigDecimal amounts) {
        return rounding.ofRatio(amounts.multiply(discountPercent), HUNDRED);
    }

    /** An amount of lines and the tax on them, which the amount may contain. */
    BigDecimal withTax(BigDecimal amounts, BigDecimal tax) {
        return included ? amounts : amounts.add(tax);
    }

    /** The amount on which {@link #discount} is taken, of an amount without tax. */
    BigDecimal withTaxIncluded(BigDecimal amounts, BigDecimal tax) {
        return included ? amounts.add(tax) : amounts;
    }

    /** An amount of lines without the tax that the amount may contain. */
    BigDecimal withoutTax(BigDecimal amounts, BigDecimal tax) {
        return included ? amounts.subtract(tax) : amounts;
    }
}
