package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.text.Visible;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The function {@code day}: a day as text, {@code 2026-01-31}. Without an argument the value must
 * be a day: a date, or midday or midnight UTC, as Finance sends days. With a time zone, {@code
 * day(Europe/Oslo)}, the value is a point in time, and the day is the one that a person in that
 * zone sees. Finance sends days and times alike, and in a zone 12 hours or more ahead the midday of
 * a day is the next day; {@code day(Pacific/Auckland, time)} says that the column keeps the time of
 * day. The dates that stand for "never" do not move: 1900-01-01 of Finance and 1753-01-01 of Sales
 * are empty, 2154-12-31 of Finance stays that day.
 */
public final class DayFunction implements ValueFunction {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern DAY =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT(12|00):00(:00(\\.0{1,9})?)?Z");
    private static final Pattern EMPTY =
            Pattern.compile("(1900|1753)-01-01(T(00|12):00:00(\\.0{1,9})?Z)?");
    private static final Pattern NEVER =
            Pattern.compile("2154-12-31T(00:00:00|12:00:00|23:59:59)(\\.0{1,9})?Z");
    private static final int LENGTH = "2026-01-31".length();

    private static final Pattern TIME = Pattern.compile("(.*?)\\s*,\\s*time");
    private static final int MIDDAY_SECONDS = 12 * 60 * 60;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2040;

    private final Optional<ZoneId> zone;
    private final boolean ofTime;

    public DayFunction() {
        this(Optional.empty(), false);
    }

    private DayFunction(Optional<ZoneId> zone, boolean ofTime) {
        this.zone = zone;
        this.ofTime = ofTime;
    }

    /**
     * Whether a day that is sent as midday UTC may become the next day, and nothing says that the
     * column keeps the time of day.
     */
    boolean mayMoveMidday() {
        return !ofTime && zone.filter(DayFunction::isFarAhead).isPresent();
    }

    /** Whether clocks in a zone are 12 hours or more ahead of UTC, in summer at least. */
    private static boolean isFarAhead(ZoneId zone) {
        LocalDateTime start = LocalDateTime.of(FIRST_YEAR, 1, 1, 0, 0);
        return IntStream.range(0, (LAST_YEAR - FIRST_YEAR) * 12)
                .mapToObj(start::plusMonths)
                .map(time -> zone.getRules().getOffset(time.toInstant(ZoneOffset.UTC)))
                .anyMatch(offset -> offset.getTotalSeconds() >= MIDDAY_SECONDS);
    }

    @Override
    public String name() {
        return "day";
    }

    /** Whether the function turns a point in time into a day. */
    boolean hasZone() {
        return zone.isPresent();
    }

    @Override
    public ValueFunction with(String argument) throws UnfitValueException {
        Matcher time = TIME.matcher(argument);
        boolean keepsTime = time.matches();
        try {
            ZoneId named = ZoneId.of(keepsTime ? time.group(1) : argument);
            return new DayFunction(Optional.of(named), keepsTime);
        } catch (DateTimeException e) {
            throw new UnfitValueException(
                    "\"" + Visible.excerpt(argument) + "\" is not a time zone such as Europe/Oslo");
        }
    }

    @Override
    public JsonNode apply(JsonNode value) throws UnfitValueException {
        String text = value.asText();
        if (EMPTY.matcher(text).matches()) {
            return NullNode.getInstance();
        }
        boolean isDay = DATE.matcher(text).matches() || NEVER.matcher(text).matches();
        if (isDay || zone.isEmpty() && DAY.matcher(text).matches()) {
            return date(text.substring(0, LENGTH), text);
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (zone.isEmpty()) {
                throw new UnfitValueException(
                        "\""
                                + Visible.excerpt(text)
                                + "\" is a point in time, not a day. Name the time zone whose day"
                                + " counts in the mapping: day(Europe/Oslo)");
            }
            return TextNode.valueOf(time.atZoneSameInstant(zone.get()).toLocalDate().toString());
        } catch (DateTimeException e) {
            throw notADate(text);
        }
    }

    private static JsonNode date(String day, String text) throws UnfitValueException {
        try {
            return TextNode.valueOf(LocalDate.parse(day).toString());
        } catch (DateTimeException e) {
            throw notADate(text);
        }
    }

    private static UnfitValueException notADate(String text) {
        return new UnfitValueException("\"" + Visible.excerpt(text) + "\" is not a date");
    }
}
