package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The function {@code unitDiscount}: the discount per unit of a line of Sales. It takes manual
 * discount, base amount, extended amount, tax, quantity, price and currency, as {@code
 * wholeDiscount} does, and divides the discount on the whole line by the quantity. A column of
 * Finance that the line's discount per unit is read from keeps six decimals; a line whose amount
 * would differ with so many is refused. Where Sales has calculated no amounts, the manual discount
 * counts as a discount per unit (Prospect to cash, sales quotes: discount calculation method "Per
 * unit").
 */
public final class UnitDiscountFunction implements ValueFunction {

    private static final int VALUES = 7;
    private static final int QUANTITY = 4;
    private static final int CURRENCY = 6;
    private static final int DECIMALS = 6;

    private final ValueFunction wholeDiscount;
    private final Supplier<Decimals> inTarget;

    public UnitDiscountFunction() {
        this(new WholeDiscountFunction(), () -> Decimals.UNKNOWN);
    }

    private UnitDiscountFunction(ValueFunction wholeDiscount, Supplier<Decimals> inTarget) {
        this.wholeDiscount = wholeDiscount;
        this.inTarget = inTarget;
    }

    @Override
    public String name() {
        return "unitDiscount";
    }

    @Override
    public ValueFunction inTarget(Supplier<Decimals> decimals) {
        return new UnitDiscountFunction(wholeDiscount.inTarget(decimals), decimals);
    }

    @Override
    public JsonNode apply(JsonNode value) throws UnfitValueException {
        if (!value.isArray() || value.size() != VALUES) {
            throw new UnfitValueException(
                    "unitDiscount takes manual discount, base amount, extended amount, tax,"
                            + " quantity, price and currency");
        }
        boolean isCalculated = value.get(1).isNumber() && value.get(2).isNumber();
        JsonNode whole = wholeDiscount.apply(value);
        JsonNode quantity = value.get(QUANTITY);
        if (!isCalculated || !whole.isNumber() || whole.decimalValue().signum() == 0) {
            return whole;
        }
        boolean isEmpty = !quantity.isNumber() || quantity.decimalValue().signum() == 0;
        if (isEmpty) {
            throw new UnfitValueException(
                    "the line has a discount of %s but no quantity, so that there is no discount per unit. Give it a quantity"
                            .formatted(plain(whole.decimalValue())));
        }
        String currency = value.get(CURRENCY).asText().toUpperCase(Locale.ROOT);
        int decimals = inTarget.get().of(currency);
        return perUnit(whole.decimalValue(), quantity.decimalValue(), decimals);
    }

    private static JsonNode perUnit(BigDecimal whole, BigDecimal quantity, int decimals)
            throws UnfitValueException {
        BigDecimal perUnit = whole.divide(quantity, DECIMALS, RoundingMode.HALF_UP);
        BigDecimal again = perUnit.multiply(quantity).setScale(decimals, RoundingMode.HALF_UP);
        if (again.compareTo(whole.setScale(decimals, RoundingMode.HALF_UP)) != 0) {
            throw new UnfitValueException(
                    "the discount of %s on %s units is no amount per unit of %d decimals. Give the line another discount, or set the discount calculation method in Sales to Per unit"
                            .formatted(plain(whole), plain(quantity), DECIMALS));
        }
        return DecimalNode.valueOf(perUnit.stripTrailingZeros());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
