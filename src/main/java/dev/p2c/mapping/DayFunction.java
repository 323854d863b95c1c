package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.text.Visible;
import java.util.regex.Pattern;

/**
 * The function {@code day}: the day of a point in time, as text. Finance sends a day as 12:00 UTC,
 * so that no time zone changes the day, and an empty day as 1900-01-01.
 */
public final class DayFunction implements ValueFunction {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T.*)?");
    private static final int LENGTH = "2026-01-31".length();
    private static final String EMPTY = "1900-01-01";

    @Override
    public String name() {
        return "day";
    }

    @Override
    public JsonNode apply(JsonNode value) throws UnfitValueException {
        String text = value.asText();
        if (!TIME.matcher(text).matches()) {
            throw new UnfitValueException("\"" + Visible.excerpt(text) + "\" is not a date");
        }
        String day = text.substring(0, LENGTH);
        return day.equals(EMPTY) ? NullNode.getInstance() : TextNode.valueOf(day);
    }
}
