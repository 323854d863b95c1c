package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.p2c.text.Counted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The function {@code wholeDiscount}: the discount on a whole line of Sales. It takes the manual
 * discount, base amount, extended amount and tax of the line. What Sales took off the base amount
 * counts, which includes volume discounts, and a manual discount per unit where the organization
 * calculates discounts that way. With quantity, price and currency as well, the discount leads to
 * the amount of Sales also where the target keeps more decimals of the currency.
 */
public final class WholeDiscountFunction implements ValueFunction {

    private static final int VALUES = 4;
    private static final int WITH_PRICE = 7;

    private final Supplier<Decimals> inTarget;

    public WholeDiscountFunction() {
        this(() -> Decimals.UNKNOWN);
    }

    private WholeDiscountFunction(Supplier<Decimals> inTarget) {
        this.inTarget = inTarget;
    }

    @Override
    public String name() {
        return "wholeDiscount";
    }

    @Override
    public ValueFunction inTarget(Supplier<Decimals> decimals) {
        return new WholeDiscountFunction(decimals);
    }

    @Override
    public JsonNode apply(JsonNode value) throws UnfitValueException {
        if (!value.isArray() || value.size() != VALUES && value.size() != WITH_PRICE) {
            throw new UnfitValueException(
                    "wholeDiscount takes manual discount, base amount, extended amount and tax, and"
                            + " then all or none of quantity, price and currency");
        }
        JsonNode base = value.get(1);
        JsonNode extended = value.get(2);
        if (!base.isNumber() || !extended.isNumber()) {
            return value.get(0);
        }
        BigDecimal tax = value.get(3).isNumber() ? value.get(3).decimalValue() : BigDecimal.ZERO;
        BigDecimal net = extended.decimalValue().subtract(tax);
        return DecimalNode.valueOf(gross(value, net).subtract(net));
    }

    /** The amount that the target calculates from quantity and price, before the discount. */
    private BigDecimal gross(JsonNode value, BigDecimal net) throws UnfitValueException {
        BigDecimal base = value.get(1).decimalValue();
        String currency = at(value, WITH_PRICE - 1).asText().toUpperCase(Locale.ROOT);
        Optional<BigDecimal> known =
                currency.isEmpty()
                        ? Optional.empty()
                        : Optional.ofNullable(inTarget.get().byCurrency().get(currency));
        if (known.isEmpty()) {
            return base;
        }
        BigDecimal smallest = known.get().stripTrailingZeros();
        if (net.remainder(smallest).signum() != 0) {
            throw new UnfitValueException(
                    ("the line has an amount of %s, but the target %s. Set the rounding rule of the"
                                    + " currency there, or its precision here, so that both keep the"
                                    + " same amounts")
                            .formatted(plain(net), keeps(smallest, currency)));
        }
        JsonNode quantity = at(value, VALUES);
        JsonNode price = at(value, VALUES + 1);
        return quantity.isNumber() && price.isNumber()
                ? gross(quantity.decimalValue().multiply(price.decimalValue()), net, smallest)
                : base;
    }

    private static String keeps(BigDecimal smallest, String currency) {
        boolean isPower = smallest.unscaledValue().equals(BigInteger.ONE);
        return isPower
                ? "keeps only %s of %s"
                        .formatted(Counted.of(Math.max(0, smallest.scale()), "decimal"), currency)
                : "rounds amounts in %s to %s".formatted(currency, plain(smallest));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** Rounds as the target does, unless a tie would then move the amount after the discount. */
    private static BigDecimal gross(BigDecimal exact, BigDecimal net, BigDecimal smallest) {
        BigDecimal rounded = rounded(exact, smallest);
        BigDecimal amount = exact.subtract(rounded.subtract(net));
        return rounded(amount, smallest).compareTo(net) == 0 ? rounded : exact;
    }

    private static BigDecimal rounded(BigDecimal exact, BigDecimal smallest) {
        return exact.divide(smallest, 0, RoundingMode.HALF_UP).multiply(smallest);
    }

    private static JsonNode at(JsonNode values, int place) {
        return place < values.size() ? values.get(place) : MissingNode.getInstance();
    }
}
