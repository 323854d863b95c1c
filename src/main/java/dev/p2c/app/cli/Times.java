package dev.p2c.app.cli;

import dev.p2c.error.ConfigurationException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads points in time of the command line. */
final class Times {

    /** Services refuse filters with older times, or with years of five figures. */
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private Times() {}

    /**
     * Reads a day, which begins at midnight UTC, or a time.
     *
     * @param where the option or argument, for the message
     * @throws ConfigurationException if the text is neither, or no row can have the time
     */
    static Instant parse(String where, String text) {
        Instant time = parsed(where, text);
        if (time.isBefore(FIRST) || !time.isBefore(LAST)) {
            throw new ConfigurationException(
                    where, "is no time that a row can have: write a year from 1900 to 9999");
        }
        return time;
    }

    private static Instant parsed(String where, String text) {
        try {
            return Instant.parse(text.contains("T") ? text : text + "T00:00:00Z");
        } catch (DateTimeParseException e) {
            throw new ConfigurationException(
                    where, "is not a time; write 2026-01-31 or 2026-01-31T08:00:00Z");
        }
    }
}
