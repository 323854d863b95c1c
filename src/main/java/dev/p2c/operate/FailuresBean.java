package dev.p2c.operate;

import dev.p2c.desk.EditRules;
import dev.p2c.desk.FailureDesk;
import dev.p2c.desk.FailureDesk.GroupPage;
import dev.p2c.desk.FailureDesk.ResolvedPage;
import dev.p2c.desk.FailureDesk.RowPage;
import dev.p2c.desk.FailureDetail;
import dev.p2c.error.ConfigurationException;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import dev.p2c.state.State;
import dev.p2c.text.Visible;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows waiting rows in JMX, and does with them what an operator asks for. */
public final class FailuresBean implements FailuresMXBean {

    private static final int SHOWN = 100;

    private final State state;
    private final FailureDesk desk;

    public FailuresBean(State state, FailureDesk desk) {
        this.state = state;
        this.desk = desk;
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
    public boolean retry(long id) {
        if (state.failures().get(id).isEmpty()) {
            return false;
        }
        desk.retry(id, ConsoleUser.operator());
        return true;
    }

    @Override
    public int retryGroup(String group) {
        return desk.retry(FailureFilter.ofGroup(group), ConsoleUser.operator());
    }

    @Override
    public int retryAll() {
        return desk.retry(FailureFilter.all(1), ConsoleUser.operator());
    }

    @Override
    public void edit(long id, String json) {
        desk.edit(id, EditRules.values(json), ConsoleUser.operator());
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
    public void takeBack(long id) {
        desk.takeBack(id, ConsoleUser.operator());
    }

    @Override
    public ResolvedPage resolved(long offset, int limit) {
        PageLimit.check(offset, limit);
        return desk.resolved(offset, limit);
    }
}
