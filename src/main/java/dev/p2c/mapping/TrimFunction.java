package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.text.Blanks;

/**
 * The function {@code trim}: a text without blanks at both ends, no-break spaces and characters
 * without width included. For keys: Finance drops trailing blanks of a key silently, and the row
 * would then not be found by the key that was sent.
 */
public final class TrimFunction implements ValueFunction {

    @Override
    public String name() {
        return "trim";
    }

    @Override
    public JsonNode apply(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        String text = Blanks.strip(value.textValue());
        return text.length() == value.textValue().length() ? value : TextNode.valueOf(text);
    }
}
