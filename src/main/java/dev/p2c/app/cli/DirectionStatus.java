package dev.p2c.app.cli;

import dev.p2c.desk.Arrow;
import dev.p2c.desk.FlowState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A direction as {@code p2c status} shows it, in the table before the tasks and in {@code --json}.
 * Times and texts are null where there is none.
 *
 * @param state {@code flowing, running, late, failed, incomplete, paused, shadow, off, never}
 * @param rowsToday writes of the last 24 hours: rows created and updated, each time anew
 * @param oldestChangeSeconds age of the oldest change that may not be across; null if unknown
 * @param freshness the same age by company
 */
record DirectionStatus(
        String direction,
        String state,
        String stateText,
        Instant lastStartedAt,
        Instant lastEndedAt,
        Instant nextAt,
        long rowsToday,
        long waiting,
        Long oldestChangeSeconds,
        Map<String, Long> freshness,
        String pausedBy,
        Instant pausedSince,
        String pauseReason) {

    /**
     * @param freshness by company; null where it is unknown
     */
    static DirectionStatus of(Arrow arrow, Map<String, Long> freshness) {
        boolean isPaused = arrow.pausedSince().isPresent();
        return new DirectionStatus(
                arrow.direction(),
                arrow.state().word(),
                arrow.stateText(),
                arrow.lastStartedAt().orElse(null),
                arrow.lastEndedAt().orElse(null),
                arrow.nextAt().orElse(null),
                arrow.rowsToday(),
                arrow.waiting(),
                arrow.oldestChangeSeconds() < 0 ? null : arrow.oldestChangeSeconds(),
                freshness,
                isPaused ? arrow.pausedBy() : null,
                arrow.pausedSince().orElse(null),
                isPaused ? arrow.pauseReason() : null);
    }

    /** The table, and a sentence below it for each direction that is paused. */
    static void print(List<Arrow> arrows, Instant now, Output output) {
        TextTable table =
                new TextTable(
                                "DIRECTION",
                                "STATE",
                                "LAST PASS",
                                "NEXT",
                                "WRITES 24 H",
                                "WAITING",
                                "OLDEST CHANGE")
                        .optional("NEXT", "WRITES 24 H");
        arrows.stream()
                .sorted(Comparator.comparing(Arrow::state))
                .forEach(
                        arrow ->
                                table.add(
                                        arrow.direction(),
                                        paint(arrow.state()).of(arrow.state().word()),
                                        ago(arrow, now),
                                        next(arrow, now),
                                        arrow.rowsToday(),
                                        arrow.waiting(),
                                        age(arrow)));
        output.print(table);
        arrows.stream()
                .filter(arrow -> arrow.state() == FlowState.PAUSED)
                .forEach(arrow -> output.print(arrow.direction() + ": " + arrow.stateText()));
    }

    /** Since the end of the last pass, or since its start while it is under way. */
    private static String ago(Arrow arrow, Instant now) {
        Optional<Instant> last =
                Stream.of(arrow.lastEndedAt(), arrow.lastStartedAt())
                        .flatMap(Optional::stream)
                        .max(Instant::compareTo);
        return last.map(at -> AgeText.of(Duration.between(at, now)) + " ago").orElse("never");
    }

    private static String next(Arrow arrow, Instant now) {
        return arrow.nextAt().map(at -> "in " + AgeText.of(Duration.between(now, at))).orElse("");
    }

    private static String age(Arrow arrow) {
        long seconds = arrow.oldestChangeSeconds();
        return seconds < 0 ? "" : AgeText.of(Duration.ofSeconds(seconds));
    }

    private static Paint paint(FlowState state) {
        return switch (state) {
            case FAILED, LATE -> Paint.RED;
            case INCOMPLETE, PAUSED -> Paint.YELLOW;
            case RUNNING -> Paint.BOLD;
            case FLOWING -> Paint.GREEN;
            case SHADOW, NEVER, OFF -> Paint.FAINT;
        };
    }
}
