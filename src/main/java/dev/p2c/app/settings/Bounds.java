package dev.p2c.app.settings;

import java.time.Duration;

/**
 * The smallest and largest value of a number or duration. No setting is negative; 0 is a port that
 * is free, a brake that stops every deletion, or a check that never comes.
 */
final class Bounds {

    private static final String PAUSE = "p2c.alert.pause.percent";
    private static final int WHOLE = 100;
    private static final int MOST_PORT = 65_535;

    /** A hundred years: a longer time before now may be no time at all. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Bounds() {}

    /**
     * Returns the number.
     *
     * @throws IllegalArgumentException if the setting cannot have this value
     */
    static int checked(String name, int number) {
        if (number < least(name) || number > most(name)) {
            throw new IllegalArgumentException(name);
        }
        return number;
    }

    /**
     * Returns the duration.
     *
     * @throws IllegalArgumentException if the setting cannot have this value
     */
    static Duration checked(String name, Duration duration) {
        boolean isTooShort = needsTime(name) && duration.isZero();
        if (duration.isNegative() || isTooShort || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name);
        }
        return duration;
    }

    /** {@code a whole number from 1}, for messages. */
    static String numbers(String name) {
        return "a whole number from "
                + least(name)
                + (most(name) == Integer.MAX_VALUE ? "" : " to " + most(name));
    }

    private static int least(String name) {
        return isPort(name)
                        || name.startsWith("p2c.deletes.")
                        || name.startsWith("p2c.changes.")
                        || name.equals(PAUSE)
                ? 0
                : 1;
    }

    private static int most(String name) {
        if (isPort(name)) {
            return MOST_PORT;
        }
        return name.equals(PAUSE) ? WHOLE : Integer.MAX_VALUE;
    }

    private static boolean isPort(String name) {
        return name.endsWith(".port");
    }

    /** For an HTTP client 0 means to wait for ever. */
    private static boolean needsTime(String name) {
        return name.endsWith(".timeout") || name.equals("p2c.answer.longest");
    }
}
