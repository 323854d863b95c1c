package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;

/**
 * The function {@code wholeDiscount}: the discount on a whole line of Sales. It takes the manual
 * discount, base amount, extended amount and tax of the line. What Sales took off the base amount
 * counts, which includes volume discounts, and a manual discount per unit where the organization
 * calculates discounts that way.
 */
public final class WholeDiscountFunction implements ValueFunction {

    private static final int VALUES = 4;

    @Override
    public String name() {
        return "wholeDiscount";
    }

    @Override
    public JsonNode apply(JsonNode value) throws UnfitValueException {
        if (!value.isArray() || value.size() != VALUES) {
            throw new UnfitValueException(
                    "wholeDiscount takes manual discount, base amount, extended amount and tax");
        }
        JsonNode base = value.get(1);
        JsonNode extended = value.get(2);
        if (!base.isNumber() || !extended.isNumber()) {
            return value.get(0);
        }
        BigDecimal tax = value.get(3).isNumber() ? value.get(3).decimalValue() : BigDecimal.ZERO;
        BigDecimal net = extended.decimalValue().subtract(tax);
        return DecimalNode.valueOf(base.decimalValue().subtract(net));
    }
}
