package dev.p2c.operate;

import dev.p2c.desk.Arrow;
import dev.p2c.desk.FlowState;
import dev.p2c.run.RunText;
import dev.p2c.run.Runs;
import dev.p2c.state.Counts;
import dev.p2c.state.RunRecord;
import dev.p2c.state.RunStatus;
import dev.p2c.state.State;
import dev.p2c.text.Visible;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Shows a direction in JMX and starts its passes. */
public final class DirectionBean implements DirectionMXBean {

    private final String id;
    private final String description;
    private final String schedule;
    private final State state;
    private final Runs runs;
    private final Supplier<Optional<String>> scheduleProblem;
    private final Supplier<EditText> edit;
    private final Supplier<ShadowText> shadow;
    private final Supplier<String> legs;
    private final DirectionDesk desk;

    /**
     * Creates the bean.
     *
     * @param scheduleProblem why passes do not begin; empty if they begin
     * @param edit of the route file, while it waits
     * @param shadow the mode and the newest plan
     * @param legs a line for each pair of tasks in two legs
     * @param desk shows the state and acts
     */
    public DirectionBean(
            String id,
            String description,
            String schedule,
            State state,
            Runs runs,
            Supplier<Optional<String>> scheduleProblem,
            Supplier<EditText> edit,
            Supplier<ShadowText> shadow,
            Supplier<String> legs,
            DirectionDesk desk) {
        this.id = id;
        this.description = description;
        this.schedule = schedule;
        this.state = state;
        this.runs = runs;
        this.scheduleProblem = scheduleProblem;
        this.edit = edit;
        this.shadow = shadow;
        this.legs = legs;
        this.desk = desk;
    }

    private String last(Function<RunRecord, Object> part) {
        Optional<RunRecord> last = state.runs().latestOf(id, 1).stream().findFirst();
        return last.map(part).map(String::valueOf).map(Visible::paragraph).orElse("");
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public String getSchedule() {
        return schedule;
    }

    @Override
    public String getScheduleProblem() {
        return scheduleProblem.get().map(Visible::line).orElse("");
    }

    @Override
    public boolean isRunning() {
        return runs.active(id).isPresent();
    }

    @Override
    public String getLastRunStatus() {
        return last(RunRecord::status);
    }

    @Override
    public String getLastRunStartedAt() {
        return last(RunRecord::startedAt);
    }

    @Override
    public String getLastRunEndedAt() {
        return last(RunRecord::endedAt);
    }

    @Override
    public String getLastRunError() {
        return last(run -> run.status() == RunStatus.INCOMPLETE ? "" : run.error());
    }

    @Override
    public String getLastRunCounts() {
        return last(
                run ->
                        RunText.of(
                                state.runs().counts(run.id()).values().stream()
                                        .reduce(Counts.ZERO, Counts::plus)));
    }

    @Override
    public String getFileProblem() {
        return Visible.paragraph(edit.get().problem());
    }

    @Override
    public String getEditWaitsSince() {
        return edit.get().since();
    }

    @Override
    public String getVersionInForce() {
        return edit.get().inForce();
    }

    @Override
    public String getMode() {
        return shadow.get().mode();
    }

    @Override
    public String getShadowPlan() {
        return shadow.get().plan();
    }

    @Override
    public String getShadowPlanFile() {
        return shadow.get().file();
    }

    @Override
    public String getShadowPlanMadeAt() {
        return shadow.get().madeAt();
    }

    @Override
    public String getLegs() {
        return Visible.paragraph(legs.get());
    }

    private <T> Optional<T> arrow(Function<Arrow, T> part) {
        return desk.arrow().map(part);
    }

    @Override
    public String getState() {
        return arrow(one -> one.state().word()).orElse("");
    }

    @Override
    public String getStateText() {
        return arrow(one -> Visible.paragraph(one.stateText())).orElse("");
    }

    @Override
    public boolean isPaused() {
        return arrow(one -> one.state() == FlowState.PAUSED).orElse(false);
    }

    @Override
    public String getPausedBy() {
        return arrow(one -> Visible.line(one.pausedBy())).orElse("");
    }

    @Override
    public String getPausedSince() {
        return arrow(one -> one.pausedSince().map(Object::toString).orElse("")).orElse("");
    }

    @Override
    public String getPauseReason() {
        return arrow(one -> Visible.line(one.pauseReason())).orElse("");
    }

    @Override
    public String getNextRunAt() {
        return arrow(one -> one.nextAt().map(Object::toString).orElse("")).orElse("");
    }

    @Override
    public long getOldestChangeSeconds() {
        return arrow(Arrow::oldestChangeSeconds).orElse(-1L);
    }

    @Override
    public String runNow() {
        return Visible.paragraph(desk.runNow());
    }

    @Override
    public String pause(String reason) {
        return Visible.line(desk.pause(reason));
    }

    @Override
    public String resume() {
        return Visible.line(desk.resume());
    }

    @Override
    public String stopAfterBatch() {
        return Visible.line(desk.stopAfterBatch());
    }
}
