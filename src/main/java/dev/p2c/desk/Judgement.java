package dev.p2c.desk;

import dev.p2c.desk.Arrow.Running;
import dev.p2c.desk.Flow.Judged;
import dev.p2c.run.RunText;
import dev.p2c.run.Schedule;
import dev.p2c.state.Backlog;
import dev.p2c.state.Notes.Standstill;
import dev.p2c.state.Pause;
import dev.p2c.state.RunRecord;
import dev.p2c.state.RunStatus;
import dev.p2c.state.WaitingRows;
import dev.p2c.text.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says which state a direction is in. Passes of a few seconds do not change the state, so that it
 * does not change at each tick of the schedule: a failed direction is failed until a pass has ended
 * well.
 *
 * @param runs the latest ones, newest first
 */
record Judgement(
        FlowDirection direction,
        List<RunRecord> runs,
        WaitingRows waiting,
        Optional<Pause> pause,
        Optional<Standstill> standstill) {

    private static final Duration SHORT = Duration.ofSeconds(10);

    Judged of(Optional<Running> running, Instant notBefore, Instant now) {
        if (direction.mode().equals("off")) {
            return new Judged(FlowState.OFF, "switched off in its file", Optional.empty());
        }
        if (pause.isPresent()) {
            return new Judged(FlowState.PAUSED, pause.get().text(), Optional.empty());
        }
        Schedule schedule = new Schedule(direction.id(), direction.cron());
        Optional<Instant> next = standstill.isPresent() ? Optional.empty() : schedule.next(now);
        if (!direction.isLive()) {
            String problem = direction.planProblem();
            return new Judged(
                    FlowState.SHADOW,
                    "plans instead of writing" + (problem.isEmpty() ? "" : ": " + problem),
                    next);
        }
        Optional<RunRecord> ended =
                runs.stream().filter(run -> run.status() != RunStatus.RUNNING).findFirst();
        if (ended.filter(Judgement::isFailed).isPresent()) {
            return new Judged(FlowState.FAILED, ended.get().error(), next);
        }
        Optional<String> late =
                standstill
                        .map(Standstill::reason)
                        .or(() -> schedule.lateness(runs.stream().findFirst(), notBefore, now));
        if (late.isPresent()) {
            return new Judged(FlowState.LATE, late.get(), next);
        }
        if (running.filter(run -> isLong(run, ended, now)).isPresent()) {
            return new Judged(FlowState.RUNNING, text(running.get()), next);
        }
        return settled(ended, next);
    }

    private static boolean isFailed(RunRecord run) {
        return run.status() == RunStatus.FAILED || run.status() == RunStatus.ABANDONED;
    }

    private static boolean isLong(Running run, Optional<RunRecord> ended, Instant now) {
        return ended.isEmpty() || Duration.between(run.startedAt(), now).compareTo(SHORT) > 0;
    }

    private static String text(Running run) {
        return Counted.of(run.rows(), "row") + " read so far";
    }

    private Judged settled(Optional<RunRecord> ended, Optional<Instant> next) {
        Backlog backlog =
                new Backlog(waiting.rejected(), waiting.parked(), waiting.conflicts(), null);
        if (backlog.rows() > 0) {
            return new Judged(FlowState.INCOMPLETE, RunText.of(backlog), next);
        }
        if (ended.isEmpty()) {
            return new Judged(FlowState.NEVER, "no pass yet", next);
        }
        if (ended.get().status() == RunStatus.STOPPED) {
            return new Judged(FlowState.INCOMPLETE, ended.get().error(), next);
        }
        return new Judged(FlowState.FLOWING, "all changes of the last pass are across", next);
    }
}
