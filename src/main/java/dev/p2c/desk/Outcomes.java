package dev.p2c.desk;

import dev.p2c.state.HourCounts;
import dev.p2c.state.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of the last hours by outcome. Thread-safe. The runs of a day are ten thousands, so only
 * the last two hours are read each time, and older ones once an hour: a run counts in the hour in
 * which it began.
 */
final class Outcomes {

    /** The chart of the console; more is read anew each time. */
    private static final int DAY = 24;

    private static final Duration LATELY = Duration.ofSeconds(2);

    private final State state;
    private final Clock clock;
    private final Recent<List<HourCounts>> day;
    private List<HourCounts> older = List.of();
    private Instant olderUntil = Instant.EPOCH;

    Outcomes(State state, Clock clock) {
        this.state = state;
        this.clock = clock;
        this.day = new Recent<>(this::readDay, LATELY, clock);
    }

    /** The hours and tasks in which there were runs, oldest first; the last hour is under way. */
    List<HourCounts> of(int hours) {
        Instant since = hour().minus(Duration.ofHours(hours - 1L));
        return hours > DAY
                ? state.runPages().hours(since)
                : day.get().stream().filter(one -> !one.hour().isBefore(since)).toList();
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    private List<HourCounts> readDay() {
        Instant since = hour().minus(Duration.ofHours(DAY - 1L));
        Instant lately = hour().minus(Duration.ofHours(1));
        if (!olderUntil.equals(lately)) {
            older =
                    state.runPages().hours(since).stream()
                            .filter(one -> one.hour().isBefore(lately))
                            .toList();
            olderUntil = lately;
        }
        List<HourCounts> all = new ArrayList<>(older);
        all.addAll(state.runPages().hours(lately));
        return all;
    }

    /** Rows created and updated in the last 24 hours, by task. */
    Map<String, Long> across() {
        Map<String, Long> rows = new TreeMap<>();
        of(DAY).forEach(
                        one ->
                                rows.merge(
                                        one.task(),
                                        one.counts().created() + one.counts().updated(),
                                        Long::sum));
        return rows;
    }
}
