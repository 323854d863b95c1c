package dev.p2c.text;

import java.time.Duration;
import java.util.Locale;

/** A number with its noun in the form that fits it: {@code 1 row}, {@code 2 rows}. */
public final class Counted {

    private static final int TWO_DAYS = 48;

    private Counted() {}

    /** The number with the noun. */
    public static String of(long number, String noun) {
        return of(number, noun, plural(noun));
    }

    /** The number with one of two forms: {@code 1 row waits}, {@code 2 rows wait}. */
    public static String of(long number, String one, String several) {
        return number + " " + form(number, one, several);
    }

    /** As {@link #of(long, String)}, with separators between thousands: {@code 12,000 rows}. */
    public static String grouped(long number, String noun) {
        return String.format(Locale.ROOT, "%,d ", number) + form(number, noun, plural(noun));
    }

    /** A part with its verb: {@code 1 of 4 rows is}, {@code 2 of 4 rows are}. */
    public static String part(long number, long all, String noun) {
        return "%d of %s %s"
                .formatted(number, of(all, noun), number == 1 || all == 1 ? "is" : "are");
    }

    /** The one of two forms that fits a number. */
    public static String form(long number, String one, String several) {
        return number == 1 ? one : several;
    }

    /** A duration in the largest unit that fits: {@code 90 minutes}, {@code 5 days}. */
    public static String time(Duration time) {
        if (time.toHours() >= TWO_DAYS) {
            return of(time.toDays(), "day");
        }
        return time.toHours() > 1 ? of(time.toHours(), "hour") : of(time.toMinutes(), "minute");
    }

    /** The form of a noun for several: {@code rows}, {@code entities}. */
    public static String plural(String noun) {
        return noun.replaceFirst("([^aeiou])y$", "$1ie") + "s";
    }
}
