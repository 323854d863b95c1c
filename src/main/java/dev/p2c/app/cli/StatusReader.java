package dev.p2c.app.cli;

import dev.p2c.app.cli.TaskStatus.CompanyStatus;
import dev.p2c.app.cli.TaskStatus.ScheduleStatus;
import dev.p2c.app.settings.Settings;
import dev.p2c.desk.Pauses;
import dev.p2c.operate.QuietTasks;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionMode;
import dev.p2c.run.OlderRules;
import dev.p2c.run.Schedule;
import dev.p2c.state.Counts;
import dev.p2c.state.Pause;
import dev.p2c.state.RunRecord;
import dev.p2c.state.State;
import dev.p2c.state.TaskNotes;
import dev.p2c.state.TaskRun;
import dev.p2c.state.TaskStanding;
import dev.p2c.state.WaitingRows;
import dev.p2c.text.Counted;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Reads the status of every task from the state, whether or not the application is running. */
final class StatusReader {

    /** Among these there is a scheduled run, unless somebody starts many by hand. */
    private static final int LOOKED_AT = 20;

    private static final WaitingRows NOTHING = new WaitingRows(0, 0, 0, null);

    private final State state;
    private final Settings settings;
    private final List<String> companies;
    private final QuietTasks quietTasks;
    private final Clock clock;
    private final Map<String, Pause> pauses;
    private final Map<String, Instant> resumed;

    StatusReader(State state, Settings settings, Clock clock) {
        this.state = state;
        this.settings = settings;
        this.companies = settings.list("p2c.companies");
        this.quietTasks =
                new QuietTasks(state, companies, settings.duration("p2c.quiet.after"), clock);
        this.clock = clock;
        this.pauses = new Pauses(state, clock).all();
        this.resumed = state.pauses().resumed();
    }

    List<TaskStatus> read(List<Direction> directions) {
        Map<String, TaskRun> lastRuns = state.runs().lastByTask();
        Map<String, Long> conflicts = state.conflicts().counts();
        Map<String, WaitingRows> waiting = state.failureCounts().waiting();
        Map<String, Long> deleted = state.failureCounts().deleted();
        Map<String, Map<String, WaitingRows>> waitingOf = new LinkedHashMap<>();
        companies.forEach(c -> waitingOf.put(c, state.failureCounts().waiting(c)));
        Map<String, Map<String, TaskStanding>> standings = state.watermarks().standings();
        List<TaskStatus> rows = new ArrayList<>();
        for (Direction direction : directions) {
            Optional<RunRecord> latest =
                    state.runs().latestOf(direction.id(), 1).stream().findFirst();
            ScheduleStatus schedule = schedule(direction);
            for (String task : direction.taskNames()) {
                rows.add(
                        row(
                                direction.id(),
                                task,
                                latest,
                                lastRuns.get(task),
                                waiting.getOrDefault(task, NOTHING),
                                conflicts.getOrDefault(task, 0L),
                                deleted.getOrDefault(task, 0L),
                                schedule,
                                companies(
                                        task, waitingOf, standings.getOrDefault(task, Map.of()))));
            }
        }
        return rows;
    }

    /** A sentence for each task that has waiting rows and is in no direction that takes part. */
    List<String> left(List<Direction> directions) {
        Map<String, WaitingRows> waiting = state.failureCounts().waiting();
        directions.forEach(direction -> waiting.keySet().removeAll(direction.taskNames()));
        List<String> lines = new ArrayList<>();
        waiting.forEach(
                (task, rows) ->
                        lines.add(
                                ("%s does not run and has %d parked, %d rejected and %s:"
                                                + " bin/p2c failures list --task %s")
                                        .formatted(
                                                task,
                                                rows.parked(),
                                                rows.rejected(),
                                                Counted.of(rows.conflicts(), "undecided row"),
                                                task)));
        return lines;
    }

    /** A sentence for each task with rows that keep values of older rules. */
    List<String> olderRules(List<Direction> directions) {
        OlderRules rules = new OlderRules(state);
        return directions.stream()
                .flatMap(
                        direction ->
                                direction.taskNames().stream()
                                        .flatMap(
                                                task ->
                                                        rules
                                                                .offer(
                                                                        direction.id(),
                                                                        task,
                                                                        companies)
                                                                .stream()))
                .toList();
    }

    /** Whether passes begin: what the running application noted, else what the history shows. */
    private ScheduleStatus schedule(Direction direction) {
        String mode = direction.mode().word();
        if (direction.mode() == DirectionMode.OFF) {
            return new ScheduleStatus("", false, null, mode, null);
        }
        Schedule schedule = new Schedule(direction.id(), settings.inRoute(direction.cron()));
        Pause pause = pauses.get(direction.id());
        if (pause != null) {
            return new ScheduleStatus(schedule.cron(), false, null, mode, pause.text());
        }
        Optional<String> problem =
                noted(direction)
                        .or(
                                () ->
                                        direction.isLive()
                                                ? schedule.lateness(
                                                        state,
                                                        resumed.get(direction.id()),
                                                        clock.instant())
                                                : Optional.empty());
        return new ScheduleStatus(
                schedule.cron(), problem.isPresent(), problem.orElse(null), mode, null);
    }

    /**
     * The standstill that a running application noted. A note of a process that was killed stays,
     * and another process may be the one that runs the passes: a later pass makes the note void.
     */
    private Optional<String> noted(Direction direction) {
        TaskNotes notes = state.notes().of(direction.taskNames().get(0), companies.get(0));
        return notes.standsStillSince()
                .filter(since -> !hasRunSince(direction.id(), since))
                .flatMap(since -> notes.standstill());
    }

    private boolean hasRunSince(String direction, Instant since) {
        return state.runs().latestOf(direction, LOOKED_AT).stream()
                .anyMatch(run -> run.isScheduled() && run.startedAt().isAfter(since));
    }

    private TaskStatus row(
            String direction,
            String task,
            Optional<RunRecord> latest,
            TaskRun last,
            WaitingRows waiting,
            long conflicts,
            long deleted,
            ScheduleStatus schedule,
            List<CompanyStatus> parts) {
        boolean counted = last != null && latest.filter(r -> r.id() == last.run().id()).isPresent();
        return new TaskStatus(
                direction,
                task,
                latest.map(RunRecord::status).orElse(null),
                latest.map(RunRecord::startedAt).orElse(null),
                latest.map(RunRecord::endedAt).orElse(null),
                counted ? last.counts() : Counts.ZERO,
                oldest(parts, CompanyStatus::watermark),
                oldest(parts, CompanyStatus::readAll),
                waiting.rejected(),
                waiting.parked(),
                waiting.conflicts(),
                conflicts,
                deleted,
                parts.stream().mapToLong(CompanyStatus::ledger).sum(),
                latest.map(RunRecord::error).orElse(""),
                schedule,
                schedule.mode().equals("live") ? quietTasks.sentence(task).orElse("") : "",
                parts);
    }

    private static Instant oldest(
            List<CompanyStatus> parts, Function<CompanyStatus, Instant> time) {
        return parts.stream()
                .map(time)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private List<CompanyStatus> companies(
            String task,
            Map<String, Map<String, WaitingRows>> waitingOf,
            Map<String, TaskStanding> standings) {
        return companies.stream()
                .map(
                        company -> {
                            WaitingRows waiting =
                                    waitingOf.get(company).getOrDefault(task, NOTHING);
                            TaskStanding standing =
                                    standings.getOrDefault(company, TaskStanding.NONE);
                            return new CompanyStatus(
                                    company,
                                    standing.watermark(),
                                    standing.readAll(),
                                    waiting.rejected(),
                                    waiting.parked(),
                                    standing.written());
                        })
                .toList();
    }
}
