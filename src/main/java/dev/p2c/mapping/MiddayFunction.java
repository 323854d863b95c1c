package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.text.Visible;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The function {@code midday}: a day as a point in time, midday in a zone: {@code
 * midday(Pacific/Auckland)}. For a column of Sales that keeps the time of day, which people see in
 * their own zone. The value must be a day as for {@code day} without a zone, whose empty dates are
 * empty here as well.
 */
public final class MiddayFunction implements ValueFunction {

    private static final DayFunction DAY = new DayFunction();

    private final ZoneId zone;

    /** The function before its zone is known. */
    public MiddayFunction() {
        this(null);
    }

    private MiddayFunction(ZoneId nullableZone) {
        this.zone = nullableZone;
    }

    @Override
    public String name() {
        return "midday";
    }

    @Override
    public ValueFunction with(String argument) throws UnfitValueException {
        try {
            return new MiddayFunction(ZoneId.of(argument));
        } catch (DateTimeException e) {
            throw new UnfitValueException(
                    "\"" + Visible.excerpt(argument) + "\" is not a time zone such as Europe/Oslo");
        }
    }

    @Override
    public JsonNode apply(JsonNode value) throws UnfitValueException {
        if (zone == null) {
            throw new UnfitValueException(
                    "midday needs the time zone of the people who see the day: midday(Europe/Oslo)");
        }
        JsonNode day = DAY.apply(value);
        return day.isNull()
                ? day
                : TextNode.valueOf(
                        DateTimeFormatter.ISO_INSTANT.format(
                                LocalDate.parse(day.textValue())
                                        .atTime(LocalTime.NOON)
                                        .atZone(zone)
                                        .toInstant()));
    }
}
