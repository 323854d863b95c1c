package dev.p2c.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Hours and days in which nothing is sent; what was to be sent comes when they are over. */
public final class QuietHours {

    private static final Pattern HOURS = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int MINUTES_OF_TWO_WEEKS = 14 * MINUTES_OF_A_DAY;

    private record Span(LocalTime from, LocalTime to) {

        boolean has(LocalTime time) {
            return from.isBefore(to)
                    ? !time.isBefore(from) && time.isBefore(to)
                    : !time.isBefore(from) || time.isBefore(to);
        }
    }

    private final List<Span> spans;
    private final Set<DayOfWeek> days;
    private final ZoneId zone;

    private QuietHours(List<Span> spans, Set<DayOfWeek> days, ZoneId zone) {
        this.spans = spans;
        this.days = days;
        this.zone = zone;
    }

    /**
     * Reads quiet hours.
     *
     * @param words such as {@code 22:00-06:00} and {@code sun}; none for no quiet hours
     * @throws IllegalArgumentException naming the word that is neither
     */
    public static QuietHours parse(List<String> words, ZoneId zone) {
        List<Span> spans = new ArrayList<>();
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : words) {
            Matcher hours = HOURS.matcher(word);
            if (hours.matches()) {
                spans.add(span(word, hours));
            } else {
                days.add(day(word));
            }
        }
        if (days.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("every day is quiet, so that nothing is ever sent");
        }
        if (IntStream.range(0, MINUTES_OF_A_DAY)
                .mapToObj(minute -> LocalTime.MIN.plusMinutes(minute))
                .allMatch(time -> spans.stream().anyMatch(span -> span.has(time)))) {
            throw new IllegalArgumentException("all hours are quiet, so that nothing is ever sent");
        }
        return new QuietHours(spans, days, zone);
    }

    private static Span span(String word, Matcher hours) {
        try {
            Span span = new Span(LocalTime.parse(hours.group(1)), LocalTime.parse(hours.group(2)));
            if (!span.from().equals(span.to())) {
                return span;
            }
        } catch (DateTimeParseException e) {
            // Named below, as hours that are equal.
        }
        throw unknown(word);
    }

    private static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).equals(word.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw unknown(word);
    }

    private static IllegalArgumentException unknown(String word) {
        return new IllegalArgumentException(
                "\"" + word + "\" is neither hours such as 22:00-06:00 nor a day such as sun");
    }

    /** The first time from this one on at which something may be sent. */
    public Instant from(Instant time) {
        if (!isQuiet(time)) {
            return time;
        }
        Instant next = time.truncatedTo(ChronoUnit.MINUTES);
        for (int i = 0; i < MINUTES_OF_TWO_WEEKS; i++) {
            next = next.plus(1, ChronoUnit.MINUTES);
            if (!isQuiet(next)) {
                return next;
            }
        }
        return time;
    }

    private boolean isQuiet(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        return days.contains(local.getDayOfWeek())
                || spans.stream().anyMatch(span -> span.has(local.toLocalTime()));
    }
}
