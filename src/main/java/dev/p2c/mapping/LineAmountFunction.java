package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.p2c.mapping.LineAmount.InFinance;
import dev.p2c.text.Visible;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The functions {@code linePrice} and {@code lineDiscount}: price per unit and discount of a line
 * of Finance, from which Sales calculates the amount of Finance to the cent. They take quantity,
 * price, net amount, discount and currency, and where the entity has them also price unit, tax, and
 * whether price and amount include the tax. Prices and amounts get as many decimals as Sales keeps
 * of them (System settings, "Set the currency precision that is used for pricing", 0 to 4; currency
 * precision of each currency). An argument limits the decimals of a price.
 */
public abstract class LineAmountFunction implements ValueFunction {

    // The places of the source values.
    private static final int QUANTITY = 0;
    private static final int PRICE = 1;
    private static final int AMOUNT = 2;
    private static final int DISCOUNT = 3;
    private static final int CURRENCY = 4;
    private static final int PRICE_UNIT = 5;
    private static final int TAX = 6;
    private static final int TAX_INCLUDED = 7;

    // How many source values there are.
    private static final int WITHOUT_TAX = 5;
    private static final int WITH_TAX = 8;
    private static final int USUAL_DECIMALS = 2;

    private final String name;
    private final OptionalInt mostPriceDecimals;
    private final Supplier<Decimals> inSales;

    LineAmountFunction(String name, OptionalInt mostPriceDecimals, Supplier<Decimals> inSales) {
        this.name = name;
        this.mostPriceDecimals = mostPriceDecimals;
        this.inSales = inSales;
    }

    @Override
    public ValueFunction with(String argument) throws UnfitValueException {
        return copy(OptionalInt.of(decimals(argument)), inSales);
    }

    @Override
    public ValueFunction inTarget(Supplier<Decimals> decimals) {
        return copy(mostPriceDecimals, decimals);
    }

    abstract LineAmountFunction copy(
            OptionalInt mostPriceDecimals, Supplier<Decimals> decimalsInSales);

    /** The function {@code linePrice}. */
    public static final class Price extends LineAmountFunction {

        public Price() {
            this(OptionalInt.empty(), () -> Decimals.UNKNOWN);
        }

        private Price(OptionalInt mostPriceDecimals, Supplier<Decimals> inSales) {
            super("linePrice", mostPriceDecimals, inSales);
        }

        @Override
        LineAmountFunction copy(OptionalInt mostPriceDecimals, Supplier<Decimals> decimalsInSales) {
            return new Price(mostPriceDecimals, decimalsInSales);
        }

        @Override
        JsonNode unchanged(Values line) throws UnfitValueException {
            BigDecimal unit = line.number(PRICE_UNIT);
            boolean perUnit = unit == null || unit.signum() == 0 || line.isEmpty(PRICE);
            return perUnit
                    ? line.node(PRICE)
                    : DecimalNode.valueOf(line.number(PRICE).divide(unit, MathContext.DECIMAL64));
        }

        @Override
        BigDecimal of(LineAmount amount) {
            return amount.price();
        }
    }

    /** The function {@code lineDiscount}. */
    public static final class Discount extends LineAmountFunction {

        public Discount() {
            this(OptionalInt.empty(), () -> Decimals.UNKNOWN);
        }

        private Discount(OptionalInt mostPriceDecimals, Supplier<Decimals> inSales) {
            super("lineDiscount", mostPriceDecimals, inSales);
        }

        @Override
        LineAmountFunction copy(OptionalInt mostPriceDecimals, Supplier<Decimals> decimalsInSales) {
            return new Discount(mostPriceDecimals, decimalsInSales);
        }

        @Override
        JsonNode unchanged(Values line) {
            return line.node(DISCOUNT);
        }

        @Override
        BigDecimal of(LineAmount amount) {
            return amount.discount();
        }
    }

    private static int decimals(String argument) throws UnfitValueException {
        if (!argument.matches("[0-4]")) {
            throw new UnfitValueException(
                    "the number of decimals of a price in Sales is 0 to 4, not \""
                            + Visible.excerpt(argument)
                            + "\"");
        }
        return Integer.parseInt(argument);
    }

    @Override
    public String name() {
        return name;
    }

    /** The result for a line without quantity, price or amount. */
    abstract JsonNode unchanged(Values line) throws UnfitValueException;

    abstract BigDecimal of(LineAmount amount);

    @Override
    public JsonNode apply(JsonNode value) throws UnfitValueException {
        if (!value.isArray() || value.size() != WITHOUT_TAX && value.size() != WITH_TAX) {
            throw new UnfitValueException(
                    name
                            + " takes quantity, price, amount, discount and currency, and then all or"
                            + " none of price unit, tax, and whether the tax is included");
        }
        Values line = new Values(value);
        if (line.isEmpty(QUANTITY) || line.isEmpty(PRICE) || line.isEmpty(AMOUNT)) {
            return unchanged(line);
        }
        Decimals decimals = inSales.get();
        return DecimalNode.valueOf(
                of(
                        LineAmount.of(
                                line.inFinance(),
                                priceDecimals(decimals),
                                line.currencyDecimals(decimals))));
    }

    private int priceDecimals(Decimals decimals) {
        int kept = decimals.prices().orElse(mostPriceDecimals.orElse(USUAL_DECIMALS));
        return Math.min(kept, mostPriceDecimals.orElse(kept));
    }

    /** The source values of a line. */
    private record Values(JsonNode values) {

        boolean isEmpty(int place) {
            return CompiledRule.isEmpty(node(place));
        }

        JsonNode node(int place) {
            return place < values.size() ? values.get(place) : NullNode.getInstance();
        }

        /** The number at a place; null for an empty value. */
        BigDecimal number(int place) throws UnfitValueException {
            if (isEmpty(place)) {
                return null;
            }
            if (!node(place).isNumber()) {
                throw new UnfitValueException(
                        "\"" + Visible.excerpt(node(place).asText()) + "\" is not a number");
            }
            return node(place).decimalValue();
        }

        InFinance inFinance() throws UnfitValueException {
            BigDecimal amount = number(AMOUNT);
            BigDecimal tax = isEmpty(TAX) ? BigDecimal.ZERO : number(TAX);
            boolean included = isYes(node(TAX_INCLUDED)) && amount.signum() != 0;
            BigDecimal net = included ? amount.subtract(tax) : amount;
            return new InFinance(
                    number(QUANTITY),
                    number(PRICE),
                    number(PRICE_UNIT),
                    net,
                    isEmpty(DISCOUNT) ? BigDecimal.ZERO : number(DISCOUNT),
                    included ? net.divide(amount, MathContext.DECIMAL128) : BigDecimal.ONE);
        }

        /** Finance says Yes, a table of Common Data Service says true. */
        private static boolean isYes(JsonNode value) {
            return value.asBoolean() || value.asText().equalsIgnoreCase("Yes");
        }

        int currencyDecimals(Decimals decimals) {
            String code = node(CURRENCY).asText().toUpperCase(Locale.ROOT);
            return decimals.of(code);
        }
    }
}
