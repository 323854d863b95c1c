package dev.p2c.desk;

import dev.p2c.state.Failure;
import dev.p2c.state.FoundRow;
import dev.p2c.state.RunRecord;
import dev.p2c.state.State;
import dev.p2c.state.Write;
import dev.p2c.text.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The way of a row from end to end, as far as the state keeps it: the passes that read it, the
 * writes, and what it waits for, in every task that has a row of its key. Thread-safe.
 */
public final class RowWay {

    private static final int MOST_ROWS = 20;
    private static final int MOST_WRITES = 20;

    private final State state;

    public RowWay(State state) {
        this.state = state;
    }

    /**
     * One step of a row in a task.
     *
     * @param step {@code changed}, {@code read}, {@code created}, {@code updated}, {@code
     *     rejected}, {@code parked}, ...
     * @param seconds since the step before; -1 for the first
     */
    public record Step(
            Instant at,
            String task,
            String company,
            String key,
            String step,
            String text,
            double seconds) {}

    /**
     * The steps of a row, oldest first.
     *
     * @param changedAt when the source row last changed; empty where that is not known
     */
    public List<Step> of(String task, String company, String key, Optional<Instant> changedAt) {
        List<Step> steps = new ArrayList<>();
        changedAt.ifPresent(
                at -> steps.add(new Step(at, task, company, key, "changed", "in the source", -1)));
        Map<Long, Optional<RunRecord>> runs = new HashMap<>();
        List<FoundRow> rows =
                new ArrayList<>(
                        state.keys().find(key, MOST_ROWS).stream()
                                .filter(row -> row.key().equalsIgnoreCase(key))
                                .toList());
        rows.forEach(row -> add(row, steps, runs));
        steps.sort(Comparator.comparing(Step::at));
        return withDurations(steps);
    }

    private void add(FoundRow row, List<Step> steps, Map<Long, Optional<RunRecord>> runs) {
        for (Write write :
                state.history()
                        .ofRow(row.task(), Optional.of(row.company()), row.key(), MOST_WRITES)) {
            runs.computeIfAbsent(write.run(), id -> state.runs().find(id))
                    .ifPresent(run -> steps.add(read(row, run)));
            steps.add(
                    step(
                            row,
                            write.at(),
                            write.outcome().word(),
                            fields(write.fields().size()) + ", run " + write.run()));
        }
        Failure failure =
                state.failures().find(row.task(), row.company(), List.of(row.key())).get(row.key());
        if (failure != null) {
            String kind = failure.kind().name().toLowerCase(Locale.ROOT);
            steps.add(step(row, failure.firstAt(), kind, failure.reason()));
            if (failure.attempts() > 1) {
                steps.add(
                        step(
                                row,
                                failure.lastAt(),
                                "tried again",
                                failure.attempts() + " tries so far"));
            }
        }
    }

    private static Step read(FoundRow row, RunRecord run) {
        return step(
                row,
                run.startedAt(),
                "read",
                "pass of %s, run %d".formatted(run.direction(), run.id()));
    }

    private static Step step(FoundRow row, Instant at, String step, String text) {
        return new Step(at, row.task(), row.company(), row.key(), step, text, -1);
    }

    private static List<Step> withDurations(List<Step> steps) {
        List<Step> timed = new ArrayList<>();
        Instant before = null;
        for (Step step : steps) {
            double seconds =
                    before == null ? -1 : Duration.between(before, step.at()).toMillis() / 1000.0;
            timed.add(
                    new Step(
                            step.at(),
                            step.task(),
                            step.company(),
                            step.key(),
                            step.step(),
                            step.text(),
                            seconds));
            before = step.at();
        }
        return timed;
    }

    private static String fields(int number) {
        return Counted.of(number, "field");
    }
}
