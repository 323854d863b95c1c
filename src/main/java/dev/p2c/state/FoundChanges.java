package dev.p2c.state;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When the passes of a task found rows to write, as far as needed to notice that a task finds
 * nothing any more. Gaps count the hours from Monday to Friday (UTC) only.
 *
 * @param passes number of passes that found something
 * @param last when the last one did
 * @param longest longest gap between two of them in the last 90 days
 * @param longestSeen when that gap ended
 */
public record FoundChanges(long passes, Instant last, Duration longest, Instant longestSeen) {

    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final int USED_TO = 3;

    static FoundChanges first(Instant now) {
        return new FoundChanges(1, now, Duration.ZERO, now);
    }

    FoundChanges and(Instant now) {
        Duration gap = workingTime(last, now);
        boolean replaces =
                gap.compareTo(longest) >= 0 || longestSeen.plus(REMEMBERED).isBefore(now);
        return new FoundChanges(
                passes + 1, now, replaces ? gap : longest, replaces ? now : longestSeen);
    }

    /**
     * How long the task has found nothing, if that is remarkable: more than twice its longest gap
     * and more than the given time, after three passes that found something.
     *
     * @param atLeast in hours from Monday to Friday; zero for never
     */
    public Optional<Duration> silence(Instant now, Duration atLeast) {
        Duration gap = workingTime(last, now);
        boolean isLong =
                passes >= USED_TO
                        && !atLeast.isZero()
                        && gap.compareTo(atLeast) > 0
                        && gap.compareTo(longest.multipliedBy(2)) > 0;
        return isLong ? Optional.of(gap) : Optional.empty();
    }

    /** The time between two instants without Saturdays and Sundays. */
    static Duration workingTime(Instant from, Instant to) {
        Duration time = Duration.ZERO;
        Instant at = from;
        while (at.isBefore(to)) {
            LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
            Instant midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant end = midnight.isBefore(to) ? midnight : to;
            if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
                time = time.plus(Duration.between(at, end));
            }
            at = end;
        }
        return time;
    }

    /** These values as one text, for a note in the state. */
    String text() {
        return passes + " " + last + " " + longest + " " + longestSeen;
    }

    static FoundChanges parse(String text) {
        String[] parts = text.split(" ");
        return new FoundChanges(
                Long.parseLong(parts[0]),
                Instant.parse(parts[1]),
                Duration.parse(parts[2]),
                Instant.parse(parts[3]));
    }
}
