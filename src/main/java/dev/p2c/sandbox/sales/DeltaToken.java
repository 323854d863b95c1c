package dev.p2c.sandbox.sales;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Token of a delta link, {@code 919042!08/22/2017 08:10:44}: the version that the client knows, and
 * the time of that read.
 */
record DeltaToken(long version, Instant time) {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT);

    DeltaToken {
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    static DeltaToken parse(String text) {
        int mark = text.indexOf('!');
        try {
            long version = Long.parseLong(text.substring(0, Math.max(mark, 0)));
            LocalDateTime time = LocalDateTime.parse(text.substring(mark + 1), FORM);
            return new DeltaToken(version, time.toInstant(ZoneOffset.UTC));
        } catch (NumberFormatException | DateTimeException e) {
            throw WebApiErrors.invalid("The delta token '" + text + "' is not valid.");
        }
    }

    @Override
    public String toString() {
        return version + "!" + FORM.format(time.atOffset(ZoneOffset.UTC));
    }
}
