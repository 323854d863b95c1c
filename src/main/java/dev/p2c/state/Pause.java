package dev.p2c.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A direction whose passes do not begin.
 *
 * @param process empty for a pause that holds until somebody resumes the direction; otherwise the
 *     process whose trigger or route is paused
 * @param resumedAt when somebody resumed it; null while it lasts
 * @param who the person, or the page of the console on which it happened
 * @param origin from where; may be empty
 * @param reason may be empty
 */
public record Pause(
        String direction,
        String process,
        Instant at,
        Instant resumedAt,
        String who,
        String origin,
        String reason) {

    /** A pause that begins. */
    public static Pause begin(
            String direction,
            String process,
            Instant at,
            String who,
            String origin,
            String reason) {
        return new Pause(direction, process, at, null, who, origin, reason);
    }

    /** {@code paused by maria since 2026-01-31T08:00:00Z: month-end closing}. */
    public String text() {
        return "paused by %s since %s%s"
                .formatted(
                        who.isEmpty() ? "somebody" : who,
                        at.truncatedTo(ChronoUnit.SECONDS),
                        reason.isEmpty() ? "" : ": " + reason);
    }
}
