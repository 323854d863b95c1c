package dev.p2c.desk;

import dev.p2c.desk.Arrow.Running;
import dev.p2c.run.Run;
import dev.p2c.state.Counts;
import dev.p2c.state.HourCounts;
import dev.p2c.state.Notes.Standstill;
import dev.p2c.state.Pause;
import dev.p2c.state.RunRecord;
import dev.p2c.state.RunStatus;
import dev.p2c.state.State;
import dev.p2c.state.WaitingRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How business flows: each direction with its state, its passes and what waits. Reads the state in
 * a fixed number of queries, however many rows wait. Thread-safe.
 */
public final class Flow {

    /** Among these there is a pass that has ended, and mostly one of the schedule. */
    private static final int LOOKED_AT = 5;

    private final State state;
    private final List<String> companies;
    private final Function<String, Optional<Run>> active;
    private final Instant notBefore;
    private final Clock clock;
    private final Freshness freshness;
    private final Outcomes outcomes;

    /**
     * @param active the pass of a direction that this process runs
     * @param notBefore passes were not due before this time; null for no such time
     */
    public Flow(
            State state,
            List<String> companies,
            Function<String, Optional<Run>> active,
            Instant notBefore,
            Clock clock) {
        this.state = state;
        this.companies = List.copyOf(companies);
        this.active = active;
        this.notBefore = notBefore;
        this.clock = clock;
        this.freshness = new Freshness(state, clock);
        this.outcomes = new Outcomes(state, clock);
    }

    /** How fresh the targets are. */
    public Freshness freshness() {
        return freshness;
    }

    /** The rows of the last hours by outcome, oldest first. */
    public List<HourCounts> outcomes(int hours) {
        return outcomes.of(hours);
    }

    /** The directions in their order. */
    public List<Arrow> arrows(List<FlowDirection> directions) {
        Reading reading = new Reading(directions);
        return directions.stream().map(reading::arrow).toList();
    }

    /** What the state says of all directions at one time. */
    private final class Reading {

        private final Instant now = clock.instant();
        private final Map<String, List<RunRecord>> latest;
        private final Map<Long, Counts> counts;
        private final Map<String, WaitingRows> waiting = state.failureCounts().waiting();
        private final Map<String, Pause> pauses = new Pauses(state, clock).all();
        private final Map<String, Instant> resumed = state.pauses().resumed();
        private final Map<String, Standstill> standstills = state.notes().standstills();
        private final Freshness.Reading fresh = freshness.read();
        private final Map<String, Long> across = outcomes.across();

        private Reading(List<FlowDirection> directions) {
            latest =
                    state.runPages()
                            .latest(directions.stream().map(FlowDirection::id).toList(), LOOKED_AT);
            counts =
                    state.runPages()
                            .counts(
                                    latest.values().stream()
                                            .map(runs -> runs.get(0))
                                            .filter(run -> run.status() == RunStatus.RUNNING)
                                            .map(RunRecord::id)
                                            .collect(Collectors.toSet()));
        }

        private Arrow arrow(FlowDirection direction) {
            List<RunRecord> runs = latest.getOrDefault(direction.id(), List.of());
            Optional<RunRecord> last = runs.stream().findFirst();
            Optional<RunRecord> ended =
                    runs.stream().filter(run -> run.status() != RunStatus.RUNNING).findFirst();
            Optional<Pause> pause =
                    Optional.ofNullable(pauses.get(direction.id()))
                            .filter(one -> !direction.mode().equals("off"));
            WaitingRows rows = waiting(direction);
            Optional<Running> running = running(direction, last);
            Judged judged =
                    new Judgement(direction, runs, rows, pause, standstill(direction, runs))
                            .of(running, since(direction), now);
            return new Arrow(
                    direction.id(),
                    direction.description(),
                    direction.from(),
                    direction.to(),
                    direction.way(),
                    direction.mode(),
                    judged.state(),
                    judged.text(),
                    ended.map(RunRecord::error).orElse(""),
                    last.map(RunRecord::startedAt),
                    ended.map(RunRecord::endedAt),
                    judged.nextAt(),
                    direction.tasks().stream()
                            .mapToLong(task -> across.getOrDefault(task, 0L))
                            .sum(),
                    rows.rejected() + rows.parked() + rows.conflicts(),
                    rows.rejected(),
                    rows.parked(),
                    rows.conflicts(),
                    age(direction),
                    pause.map(Pause::who).orElse(""),
                    pause.map(Pause::at),
                    pause.map(Pause::reason).orElse(""),
                    running,
                    "");
        }

        /** Passes were not due before this process started, nor while the direction was paused. */
        private Instant since(FlowDirection direction) {
            Instant again = resumed.get(direction.id());
            boolean isLater = again != null && (notBefore == null || again.isAfter(notBefore));
            return isLater ? again : notBefore;
        }

        private long age(FlowDirection direction) {
            return direction.isLive()
                    ? fresh.age(direction.id(), direction.tasks(), companies)
                            .map(Duration::toSeconds)
                            .orElse(-1L)
                    : -1;
        }

        private WaitingRows waiting(FlowDirection direction) {
            long rejected = 0;
            long parked = 0;
            long conflicts = 0;
            for (String task : direction.tasks()) {
                WaitingRows rows = waiting.get(task);
                if (rows != null) {
                    rejected += rows.rejected();
                    parked += rows.parked();
                    conflicts += rows.conflicts();
                }
            }
            return new WaitingRows(rejected, parked, conflicts, null);
        }

        /** A note of a process that was killed stays; a later scheduled pass makes it void. */
        private Optional<Standstill> standstill(FlowDirection direction, List<RunRecord> runs) {
            return direction.tasks().stream()
                    .limit(1)
                    .map(standstills::get)
                    .filter(note -> note != null)
                    .filter(
                            note ->
                                    runs.stream()
                                            .noneMatch(
                                                    run ->
                                                            run.isScheduled()
                                                                    && run.startedAt()
                                                                            .isAfter(note.since())))
                    .findFirst();
        }

        private Optional<Running> running(FlowDirection direction, Optional<RunRecord> last) {
            Optional<Run> ours = active.apply(direction.id());
            if (ours.isPresent()) {
                return ours.map(run -> RunProgress.of(run, now));
            }
            return last.filter(run -> run.status() == RunStatus.RUNNING)
                    .map(
                            run -> {
                                long rows = counts.getOrDefault(run.id(), Counts.ZERO).read();
                                return new Running(
                                        run.id(),
                                        rows,
                                        RunProgress.rate(rows, run.startedAt(), now),
                                        -1,
                                        run.startedAt());
                            });
        }
    }

    /**
     * A state with its words.
     *
     * @param nextAt when the next pass is due
     */
    record Judged(FlowState state, String text, Optional<Instant> nextAt) {}
}
