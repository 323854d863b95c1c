package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/**
 * The function {@code undiscounted}: the total of a document that has no discount on the document
 * as a whole. It takes the total, and then discounts, as amounts or percentages. A document with
 * such a discount is rejected: the templates do not send it (Prospect to cash, sales quotes and
 * orders), and the total in the other system would be higher.
 */
public final class UndiscountedFunction implements ValueFunction {

    @Override
    public String name() {
        return "undiscounted";
    }

    @Override
    public JsonNode apply(JsonNode value) throws UnfitValueException {
        if (!value.isArray()) {
            return value;
        }
        for (int i = 1; i < value.size(); i++) {
            JsonNode discount = value.get(i);
            if (discount.isNumber() && discount.decimalValue().signum() != 0) {
                throw new UnfitValueException(
                        "the document as a whole has a discount of "
                                + discount.decimalValue().stripTrailingZeros().toPlainString()
                                + ", which is not sent. Give the discount to the lines, or set it in"
                                + " the other system and here to 0");
            }
        }
        return value.isEmpty() ? NullNode.getInstance() : value.get(0);
    }
}
