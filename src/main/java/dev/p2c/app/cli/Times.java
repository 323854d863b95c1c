package dev.p2c.app.cli;

import dev.p2c.error.ConfigurationException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads points in time of the command line. */
final class Times {

    private Times() {}

    /**
     * Reads a day, which begins at midnight UTC, or a time.
     *
     * @param where the option or argument, for the message
     * @throws ConfigurationException if the text is neither
     */
    static Instant parse(String where, String text) {
        try {
            return Instant.parse(text.contains("T") ? text : text + "T00:00:00Z");
        } catch (DateTimeParseException e) {
            throw new ConfigurationException(
                    where, "is not a time; write 2026-01-31 or 2026-01-31T08:00:00Z");
        }
    }
}
