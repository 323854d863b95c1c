package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * The function {@code trim}: a text without blanks at both ends. For keys: Finance drops trailing
 * blanks of a key silently, and the row would then not be found by the key that was sent.
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
        String text = value.textValue();
        String stripped = text.strip();
        return stripped.length() == text.length() ? value : TextNode.valueOf(stripped);
    }
}
