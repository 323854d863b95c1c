package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.p2c.mapping.LineAmount.InFinance;
import dev.p2c.text.Visible;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The functions {@code linePrice} and {@code lineDiscount}: price per unit and discount of a line
 * of Finance, from which Sales calculates the amount of Finance to the cent. They take quantity,
 * price, net amount, discount and currency, and where the entity has them also price unit, tax, and
 * whether price and amount include the tax. The argument is the number of decimals of a price in
 * Sales (System settings, Sales, "Set pricing decimal precision", 0 to 4), 2 without an argument.
 */
public abstract class LineAmountFunction implements ValueFunction {

    private static final int WITHOUT_TAX = 5;
    private static final int WITH_TAX = 8;
    private static final int USUAL_DECIMALS = 2;
    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());

    private final String name;
    private final int priceDecimals;

    LineAmountFunction(String name, int priceDecimals) {
        this.name = name;
        this.priceDecimals = priceDecimals;
    }

    /** The function {@code linePrice}. */
    public static final class Price extends LineAmountFunction {

        public Price() {
            this(USUAL_DECIMALS);
        }

        private Price(int priceDecimals) {
            super("linePrice", priceDecimals);
        }

        @Override
        public ValueFunction with(String argument) throws UnfitValueException {
            return new Price(decimals(argument));
        }

        @Override
        JsonNode unchanged(Values line) throws UnfitValueException {
            BigDecimal unit = line.number(WITHOUT_TAX);
            boolean perUnit = unit == null || unit.signum() == 0 || line.isEmpty(1);
            return perUnit
                    ? line.node(1)
                    : DecimalNode.valueOf(line.number(1).divide(unit, MathContext.DECIMAL64));
        }

        @Override
        BigDecimal of(LineAmount amount) {
            return amount.price();
        }
    }

    /** The function {@code lineDiscount}. */
    public static final class Discount extends LineAmountFunction {

        public Discount() {
            this(USUAL_DECIMALS);
        }

        private Discount(int priceDecimals) {
            super("lineDiscount", priceDecimals);
        }

        @Override
        public ValueFunction with(String argument) throws UnfitValueException {
            return new Discount(decimals(argument));
        }

        @Override
        JsonNode unchanged(Values line) {
            return line.node(3);
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
        if (line.isEmpty(0) || line.isEmpty(1) || line.isEmpty(2)) {
            return unchanged(line);
        }
        return DecimalNode.valueOf(
                of(LineAmount.of(line.inFinance(), priceDecimals, line.currencyDecimals())));
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
            BigDecimal amount = number(2);
            BigDecimal tax = isEmpty(6) ? BigDecimal.ZERO : number(6);
            boolean included = node(7).asText().equalsIgnoreCase("Yes") && amount.signum() != 0;
            BigDecimal net = included ? amount.subtract(tax) : amount;
            return new InFinance(
                    number(0),
                    number(1),
                    number(WITHOUT_TAX),
                    net,
                    isEmpty(3) ? BigDecimal.ZERO : number(3),
                    included ? net.divide(amount, MathContext.DECIMAL128) : BigDecimal.ONE);
        }

        int currencyDecimals() {
            String code = node(4).asText().toUpperCase(Locale.ROOT);
            return CURRENCIES.contains(code)
                    ? Math.max(0, Currency.getInstance(code).getDefaultFractionDigits())
                    : USUAL_DECIMALS;
        }
    }
}
