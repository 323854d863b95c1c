package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Text without blanks at both ends. For keys: Finance drops blanks at the end of a key without a
 * word, and the row would never be found again under the key we think it has.
 */
public final class Trim implements ValueFunction {

    @Override
    public String name() {
        return "trim";
    }

    @Override
    public JsonNode apply(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        String text = value.textValue();
        String stripped = text.strip();
        return stripped.length() == text.length() ? value : TextNode.valueOf(stripped);
    }
}
