package dev.p2c.alert;

import dev.p2c.state.FailureBurst;
import dev.p2c.state.RunRecord;
import dev.p2c.state.RunStatus;
import dev.p2c.state.State;
import dev.p2c.text.Advice;
import dev.p2c.text.Counted;
import dev.p2c.text.Visible;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules that look at the state only: runs, failures and waiting rows. */
public final class StateRules {

    private static final int RUNS_LOOKED_AT = 500;

    /** Enough to see how the newest run ended, beside stopped ones. */
    private static final int NEWEST_RUNS = 20;

    private static final int LONGEST_EXAMPLE = 300;

    private final State state;
    private final Supplier<List<String>> directions;
    private final Clock clock;

    /**
     * @param directions that write by schedule at present
     */
    public StateRules(State state, Supplier<List<String>> directions, Clock clock) {
        this.state = state;
        this.directions = directions;
        this.clock = clock;
    }

    /** Directions whose runs have failed for longer than a time. */
    public Rule noSuccess(Duration after) {
        return new Rule(
                RuleKind.NO_SUCCESS,
                open ->
                        directions.get().stream()
                                .flatMap(direction -> failing(direction, after).stream())
                                .toList());
    }

    private Optional<Condition> failing(String direction, Duration after) {
        List<RunRecord> newest = ended(direction, NEWEST_RUNS);
        if (!newest.isEmpty() && newest.get(0).status() != RunStatus.FAILED) {
            return Optional.empty();
        }
        List<RunRecord> ended = ended(direction, RUNS_LOOKED_AT);
        if (ended.isEmpty() || ended.get(0).status() != RunStatus.FAILED) {
            return Optional.empty();
        }
        Instant since =
                ended.stream()
                        .filter(run -> run.status() != RunStatus.FAILED)
                        .findFirst()
                        .map(RunRecord::endedAt)
                        .orElse(ended.get(ended.size() - 1).startedAt());
        if (since.plus(after).isAfter(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(
                new Condition(
                        direction,
                        Severity.ERROR,
                        "%s: no successful run since %s; the last error: %s"
                                .formatted(
                                        direction,
                                        since.truncatedTo(ChronoUnit.SECONDS),
                                        Visible.line(ended.get(0).error())),
                        runs(direction)));
    }

    /** Runs that ended by themselves, newest first: a stopped one tells nothing. */
    private List<RunRecord> ended(String direction, int most) {
        return state.runs().latestOf(direction, most).stream()
                .filter(
                        run ->
                                run.endedAt() != null
                                        && run.status() != RunStatus.RUNNING
                                        && run.status() != RunStatus.STOPPED)
                .toList();
    }

    /** Directions whose last run waits for a person to release a brake. */
    public Rule brake() {
        return new Rule(
                RuleKind.BRAKE,
                open ->
                        directions.get().stream()
                                .flatMap(direction -> held(direction).stream())
                                .toList());
    }

    /** The text of a brake names the option that releases it. */
    private Optional<Condition> held(String direction) {
        return ended(direction, NEWEST_RUNS).stream()
                .findFirst()
                .filter(run -> run.status() == RunStatus.FAILED)
                .filter(run -> run.error().contains("--allow-"))
                .map(
                        run ->
                                new Condition(
                                        direction,
                                        Severity.ERROR,
                                        Visible.line(run.error()),
                                        runs(direction)));
    }

    static String runs(String direction) {
        return "/p2c/runs?direction=" + encoded(direction);
    }

    /**
     * Causes for which many rows have failed within a time. The alert stays until fewer than that
     * wait for the cause.
     */
    public Rule failures(int rows, Duration within) {
        return new Rule(
                RuleKind.FAILURES,
                open -> {
                    List<Condition> found = new ArrayList<>();
                    Instant since = clock.instant().minus(within);
                    for (FailureBurst burst : state.failureCounts().bursts(rows, since)) {
                        String subject = burst.task() + ": " + burst.cause();
                        if (burst.recent() >= rows || open.contains(subject)) {
                            found.add(burst(subject, burst));
                        }
                    }
                    return found;
                });
    }

    private static Condition burst(String subject, FailureBurst burst) {
        return new Condition(
                subject,
                Severity.WARNING,
                "%s: %s for one cause: %s; for example %s"
                        .formatted(
                                burst.task(),
                                Counted.of(burst.rows(), "row waits", "rows wait"),
                                Visible.line(Advice.without(burst.cause())),
                                example(burst)),
                burst.group().isEmpty()
                        ? failures(burst.task())
                        : "/p2c/failures/group/" + encoded(burst.group()));
    }

    /** The cause hides what differs from row to row; one row shows it. */
    private static String example(FailureBurst burst) {
        String key = Visible.line(burst.key());
        String reason = Visible.line(Advice.without(burst.reason()));
        if (burst.reason().equals(burst.cause())) {
            return key;
        }
        return key
                + ": "
                + (reason.length() > LONGEST_EXAMPLE
                        ? reason.substring(0, LONGEST_EXAMPLE) + "…"
                        : reason);
    }

    private static String failures(String task) {
        return "/p2c/failures?task=" + encoded(task);
    }

    /** Tasks of which more rows wait than a limit. */
    public Rule waiting(int most) {
        return new Rule(RuleKind.WAITING, open -> overLimit(most));
    }

    private List<Condition> overLimit(int most) {
        List<Condition> found = new ArrayList<>();
        state.failureCounts()
                .waiting()
                .forEach(
                        (task, rows) -> {
                            long all = rows.rejected() + rows.parked() + rows.conflicts();
                            if (all > most) {
                                found.add(
                                        new Condition(
                                                task,
                                                Severity.WARNING,
                                                "%s: %s (%d rejected, %d parked, %d in conflict)"
                                                        .formatted(
                                                                task,
                                                                Counted.of(
                                                                        all,
                                                                        "row waits",
                                                                        "rows wait"),
                                                                rows.rejected(),
                                                                rows.parked(),
                                                                rows.conflicts()),
                                                failures(task)));
                            }
                        });
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
