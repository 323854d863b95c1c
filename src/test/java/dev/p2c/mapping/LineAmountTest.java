package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.p2c.mapping.LineAmount.InFinance;
import dev.p2c.mapping.ValueFunction.UnfitValueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/**
 * Lines of Finance as Sales can express them.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
class LineAmountTest {

    @Example
    void aPriceFor100UnitsKeepsTheAmount() throws UnfitValueException {
        LineAmount two = of("500", "12.34", "100", "61.70", "0", 2);
        LineAmount four = of("500", "12.34", "100", "61.70", "0", 4);

        assertThat(two).isEqualTo(line("0.13", "3.3"));
        assertThat(four).isEqualTo(line("0.1234", "0"));
    }

    @Example
    void anOrdinaryLineIsTakenAsItIs() throws UnfitValueException {
        assertThat(of("3", "100.00", "1", "290.00", "10.00", 2)).isEqualTo(line("100", "10"));
    }

    @Example
    void aSurchargeGoesIntoThePriceBecauseSalesHasNoNegativeDiscount() throws UnfitValueException {
        assertThat(of("2", "10.00", "1", "25.01", "-5.01", 2)).isEqualTo(line("12.51", "0.01"));
    }

    /** The entity of invoice lines has no price unit. */
    @Example
    void aPriceThatDoesNotLeadToTheAmountFollowsFromTheAmount() throws UnfitValueException {
        assertThat(of("500", "12.34", null, "61.70", "0", 4)).isEqualTo(line("0.1234", "0"));
        assertThat(of("3", "120.00", null, "300.00", "0", 2)).isEqualTo(line("100", "0"));
    }

    @Example
    void anAmountWithoutAQuantityIsRefused() {
        assertThatThrownBy(() -> of("0", "1", "1", "5", "0", 2))
                .isInstanceOf(UnfitValueException.class)
                .hasMessageContaining("amount of 5")
                .hasMessageContaining("no quantity");
    }

    @Example
    void aPriceThatIncludesTaxLosesTheTax() throws UnfitValueException {
        ArrayNode line = JsonNodeFactory.instance.arrayNode();
        line.add(new BigDecimal("3")).add(new BigDecimal("120.00")).add(new BigDecimal("348.00"));
        line.add(new BigDecimal("12.00")).add("EUR").add(1).add(new BigDecimal("58.00"));
        line.add("Yes");

        assertThat(new LineAmountFunction.Price().apply(line).decimalValue())
                .isEqualByComparingTo("100");
        assertThat(new LineAmountFunction.Discount().apply(line).decimalValue())
                .isEqualByComparingTo("10");
    }

    /** What Sales calculates is the amount of Finance, whatever Finance has. */
    @Property(tries = 3000)
    void salesCalculatesTheAmountOfFinance(
            @ForAll @BigRange(min = "-100000", max = "100000") @Scale(5) BigDecimal quantity,
            @ForAll @BigRange(min = "-100000", max = "1000000") @Scale(6) BigDecimal price,
            @ForAll @IntRange(min = 0, max = 1000) int unit,
            @ForAll @BigRange(min = "-1000", max = "100000") @Scale(4) BigDecimal discount,
            @ForAll @BigRange(min = "0", max = "0.5") @Scale(4) BigDecimal taxPart,
            @ForAll @IntRange(min = 0, max = 4) int priceDecimals,
            @ForAll @IntRange(min = 0, max = 4) int decimals)
            throws UnfitValueException {
        if (quantity.signum() == 0) {
            return;
        }
        BigDecimal perUnit = BigDecimal.valueOf(Math.max(unit, 1));
        BigDecimal ratio = BigDecimal.ONE.subtract(taxPart);
        BigDecimal net =
                quantity.multiply(price)
                        .divide(perUnit, 10, RoundingMode.HALF_UP)
                        .subtract(discount)
                        .multiply(ratio)
                        .setScale(decimals, RoundingMode.HALF_UP);
        InFinance line =
                new InFinance(quantity, price, unit == 0 ? null : perUnit, net, discount, ratio);

        LineAmount inSales = LineAmount.of(line, priceDecimals, decimals);

        assertThat(inSales.price().scale()).isLessThanOrEqualTo(priceDecimals);
        assertThat(inSales.discount().scale()).isLessThanOrEqualTo(decimals);
        assertThat(inSales.discount().signum()).isNotNegative();
        assertThat(
                        quantity.multiply(inSales.price())
                                .setScale(decimals, RoundingMode.HALF_UP)
                                .subtract(inSales.discount()))
                .isEqualByComparingTo(net);
    }

    /** What Finance calculates is the amount of Sales, or the line is refused. */
    @Property(tries = 2000)
    void financeCalculatesTheAmountOfSales(
            @ForAll @BigRange(min = "-10000", max = "10000") @Scale(5) BigDecimal quantity,
            @ForAll @BigRange(min = "-10000", max = "10000") @Scale(4) BigDecimal price,
            @ForAll @BigRange(min = "0", max = "1000") @Scale(4) BigDecimal discount,
            @ForAll @IntRange(min = 0, max = 4) int inSales,
            @ForAll @IntRange(min = 0, max = 4) int inFinance)
            throws UnfitValueException {
        BigDecimal base = quantity.multiply(price).setScale(inSales, RoundingMode.HALF_UP);
        BigDecimal net = base.subtract(discount).setScale(inSales, RoundingMode.HALF_UP);
        ArrayNode line = JsonNodeFactory.instance.arrayNode();
        line.add(discount).add(base).add(net).add(0).add(quantity).add(price).add("XTS");
        ValueFunction function =
                new WholeDiscountFunction()
                        .inTarget(
                                () ->
                                        new Decimals(
                                                OptionalInt.empty(),
                                                Map.of(
                                                        "XTS",
                                                        BigDecimal.ONE.movePointLeft(inFinance))));

        if (net.stripTrailingZeros().scale() > inFinance) {
            assertThatThrownBy(() -> function.apply(line))
                    .isInstanceOf(UnfitValueException.class)
                    .hasMessageContaining(" of XTS");
        } else {
            BigDecimal sent = function.apply(line).decimalValue();
            assertThat(
                            quantity.multiply(price)
                                    .subtract(sent)
                                    .setScale(inFinance, RoundingMode.HALF_UP))
                    .isEqualByComparingTo(net);
        }
    }

    private static LineAmount of(
            String quantity, String price, String unit, String net, String discount, int decimals)
            throws UnfitValueException {
        return LineAmount.of(
                new InFinance(
                        new BigDecimal(quantity),
                        new BigDecimal(price),
                        unit == null ? null : new BigDecimal(unit),
                        new BigDecimal(net),
                        new BigDecimal(discount),
                        BigDecimal.ONE),
                decimals,
                2);
    }

    private static LineAmount line(String price, String discount) {
        return new LineAmount(new BigDecimal(price), new BigDecimal(discount));
    }
}
