package dev.p2c.operate;

import dev.p2c.mapping.TwoLegs;
import dev.p2c.run.OlderRules;
import dev.p2c.run.Progress;
import dev.p2c.run.Run;
import dev.p2c.run.Runs;
import dev.p2c.state.Counts;
import dev.p2c.state.State;
import dev.p2c.state.TaskRun;
import dev.p2c.state.WaitingRows;
import dev.p2c.text.Visible;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Shows the state of a task in JMX. */
public final class TaskBean implements TaskMXBean {

    private final String direction;
    private final String task;
    private final State state;
    private final Runs runs;
    private final List<String> companies;
    private final Optional<TwoLegs> legs;
    private final Supplier<EditText> edit;

    /**
     * Creates the bean.
     *
     * @param legs the legs of which this task is one
     * @param edit of the mapping file, while it waits
     */
    public TaskBean(
            String direction,
            String task,
            State state,
            Runs runs,
            List<String> companies,
            Optional<TwoLegs> legs,
            Supplier<EditText> edit) {
        this.direction = direction;
        this.task = task;
        this.state = state;
        this.runs = runs;
        this.companies = List.copyOf(companies);
        this.legs = legs;
        this.edit = edit;
    }

    private Counts counts() {
        Optional<Run> active = runs.active(direction);
        if (active.isPresent()) {
            return active.map(run -> run.progress().get(task))
                    .map(Progress::counts)
                    .orElse(Counts.ZERO);
        }
        return Optional.ofNullable(state.runs().lastByTask().get(task))
                .map(TaskRun::counts)
                .orElse(Counts.ZERO);
    }

    @Override
    public long getRead() {
        return counts().read();
    }

    @Override
    public long getCreated() {
        return counts().created();
    }

    @Override
    public long getUpdated() {
        return counts().updated();
    }

    @Override
    public long getUnchanged() {
        return counts().unchanged();
    }

    @Override
    public long getSkipped() {
        return counts().skipped();
    }

    @Override
    public long getParked() {
        return counts().parked();
    }

    @Override
    public long getRejected() {
        return counts().rejected();
    }

    @Override
    public String getWatermark() {
        return companies.stream()
                .flatMap(c -> state.watermarks().get(task, c).stream().map(w -> c + " " + w))
                .collect(Collectors.joining(", "));
    }

    @Override
    public long getRowsAcross() {
        return companies.stream().mapToLong(c -> state.ledger().count(task, c)).sum();
    }

    @Override
    public long getRowsWaiting() {
        WaitingRows waiting = state.failureCounts().waiting().get(task);
        return waiting == null ? 0 : waiting.rejected() + waiting.parked() + waiting.conflicts();
    }

    private long count(ToLongFunction<LegCounts> part) {
        return legs.map(both -> LegCounts.of(both, state, companies)).stream()
                .mapToLong(part)
                .sum();
    }

    @Override
    public String getWay() {
        return legs.map(TwoLegs::way).orElse("");
    }

    @Override
    public String getFirstLeg() {
        return legs.map(TwoLegs::first).orElse("");
    }

    @Override
    public String getSecondLeg() {
        return legs.map(TwoLegs::second).orElse("");
    }

    @Override
    public long getRowsBetweenLegs() {
        return count(LegCounts::between);
    }

    @Override
    public long getRowsWaitingInSecondLeg() {
        return count(LegCounts::waiting);
    }

    @Override
    public boolean isMappingFileBroken() {
        return edit.get().isWaiting();
    }

    @Override
    public String getMappingFileProblem() {
        return Visible.paragraph(edit.get().problem());
    }

    @Override
    public String getEditWaitsSince() {
        return edit.get().since();
    }

    @Override
    public String getOlderRules() {
        return new OlderRules(state).offer(direction, task, companies).orElse("");
    }

    @Override
    public String getVersionInForce() {
        return edit.get().inForce();
    }
}
