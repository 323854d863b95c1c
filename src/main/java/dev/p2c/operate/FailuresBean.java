package dev.p2c.operate;

import dev.p2c.desk.EditRules;
import dev.p2c.desk.FailureDesk;
import dev.p2c.desk.FailureDesk.GroupPage;
import dev.p2c.desk.FailureDesk.ResolvedPage;
import dev.p2c.desk.FailureDesk.RowPage;
import dev.p2c.desk.FailureDetail;
import dev.p2c.desk.PassesForRows;
import dev.p2c.error.ConfigurationException;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import dev.p2c.state.ResolvedFailure;
import dev.p2c.state.State;
import dev.p2c.text.Counted;
import dev.p2c.text.Visible;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Shows waiting rows in JMX, and does with them what an operator asks for. */
public final class FailuresBean implements FailuresMXBean {

    private static final int SHOWN = 100;

    private final State state;
    private final FailureDesk desk;
    private final PassesForRows passes;

    public FailuresBean(State state, FailureDesk desk, PassesForRows passes) {
        this.state = state;
        this.desk = desk;
        this.passes = passes;
    }

    @Override
    public long getRejected() {
        return state.failureCounts().count(FailureKind.REJECTED);
    }

    @Override
    public long getParked() {
        return state.failureCounts().count(FailureKind.PARKED);
    }

    @Override
    public long getConflicts() {
        return state.failureCounts().count(FailureKind.CONFLICT);
    }

    @Override
    public List<String> getNewest() {
        return state.failures().list(FailureFilter.all(SHOWN)).stream()
                .map(
                        f ->
                                Visible.line(
                                        "%d %s %s %s: %s"
                                                .formatted(
                                                        f.id(),
                                                        f.task(),
                                                        f.key(),
                                                        f.kind(),
                                                        f.reason())))
                .toList();
    }

    @Override
    public GroupPage groups(String task, String company, String kind, long offset, int limit) {
        PageLimit.check(offset, limit);
        return desk.groups(
                new FailureFilter(
                                given(task),
                                given(company),
                                given(kind).map(FailuresBean::kind),
                                Optional.empty(),
                                limit)
                        .page(offset, limit));
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(some -> !some.isBlank());
    }

    private static FailureKind kind(String text) {
        try {
            return FailureKind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    text, "is not one of rejected, parked, conflict, deleted");
        }
    }

    @Override
    public RowPage rows(String group, long offset, int limit) {
        PageLimit.check(offset, limit);
        return desk.rows(FailureFilter.ofGroup(group).page(offset, limit));
    }

    @Override
    public FailureDetail show(long id) {
        return desk.show(id);
    }

    @Override
    public Optional<ResolvedFailure> ending(long id) {
        return desk.ending(id);
    }

    @Override
    public String retry(long id) {
        Optional<Failure> failure = state.failures().get(id);
        if (failure.isEmpty()) {
            return "no row has this ID any more";
        }
        desk.retry(id, ConsoleUser.operator());
        return pass(failure.get().task());
    }

    @Override
    public String retryGroup(String group) {
        return retried(FailureFilter.ofGroup(group));
    }

    @Override
    public String retryAll() {
        return retried(FailureFilter.all(1));
    }

    private String retried(FailureFilter chosen) {
        Set<String> tasks = state.failureCounts().tasks(chosen);
        int rows = desk.retry(chosen, ConsoleUser.operator());
        return rows == 0
                ? "no row waits any more"
                : Counted.grouped(rows, "row") + "; " + passes.ask(tasks, ConsoleUser.operator());
    }

    private String pass(String task) {
        return passes.ask(Set.of(task), ConsoleUser.operator());
    }

    @Override
    public String edit(long id, String json) {
        boolean isTakenBack = desk.edit(id, EditRules.values(json), ConsoleUser.operator());
        return (isTakenBack ? "the row is no longer discarded; " : "") + passOf(id);
    }

    private String passOf(long id) {
        return state.failures().get(id).map(Failure::task).map(this::pass).orElse("");
    }

    @Override
    public void discard(long id, String reason) {
        desk.discard(id, reason, ConsoleUser.operator());
    }

    @Override
    public int discardGroup(String group, String reason) {
        return desk.discard(FailureFilter.ofGroup(group), reason, ConsoleUser.operator());
    }

    @Override
    public String takeBack(long id) {
        desk.takeBack(id, ConsoleUser.operator());
        return passOf(id);
    }

    @Override
    public ResolvedPage resolved(long offset, int limit) {
        PageLimit.check(offset, limit);
        return desk.resolved(offset, limit);
    }
}
