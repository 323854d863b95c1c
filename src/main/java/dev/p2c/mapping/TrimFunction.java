package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * The function {@code trim}: a text without blanks at both ends, no-break spaces and characters
 * without width included. For keys: Finance drops trailing blanks of a key silently, and the row
 * would then not be found by the key that was sent.
 */
public final class TrimFunction implements ValueFunction {

    private static final char ZERO_WIDTH = '\u200b';
    private static final char BYTE_ORDER_MARK = '\ufeff';

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
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return to - from == text.length() ? value : TextNode.valueOf(text.substring(from, to));
    }

    private static boolean isBlank(char c) {
        return c == ' '
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == ZERO_WIDTH
                || c == BYTE_ORDER_MARK;
    }
}
