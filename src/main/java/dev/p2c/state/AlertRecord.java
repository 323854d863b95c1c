package dev.p2c.state;

import java.time.Instant;

/**
 * Something that an operator was or will be told.
 *
 * @param subject what it is about, such as a direction; a rule has at most one open alert for each
 * @param severity {@code error} or {@code warning}
 * @param text one sentence for people
 * @param link path in the console
 * @param endedAt null while the alert is open
 */
public record AlertRecord(
        long id,
        String rule,
        String subject,
        String severity,
        String text,
        String link,
        Instant raisedAt,
        Instant endedAt) {

    public boolean isOpen() {
        return endedAt == null;
    }
}
