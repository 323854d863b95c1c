package dev.p2c.operate;

import dev.p2c.state.FailureCounts;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import dev.p2c.state.Failures;
import dev.p2c.text.Visible;
import java.util.List;

/** Shows waiting rows in JMX and requests their retry. */
public final class FailuresBean implements FailuresMXBean {

    private static final int SHOWN = 100;

    private final Failures failures;
    private final FailureCounts counts;

    public FailuresBean(Failures failures, FailureCounts counts) {
        this.failures = failures;
        this.counts = counts;
    }

    @Override
    public long getRejected() {
        return counts.count(FailureKind.REJECTED);
    }

    @Override
    public long getParked() {
        return counts.count(FailureKind.PARKED);
    }

    @Override
    public long getConflicts() {
        return counts.count(FailureKind.CONFLICT);
    }

    @Override
    public List<String> getNewest() {
        return failures.list(FailureFilter.all(SHOWN)).stream()
                .map(
                        f ->
                                Visible.line(
                                        f.id()
                                                + " "
                                                + f.task()
                                                + " "
                                                + f.key()
                                                + " "
                                                + f.kind()
                                                + ": "
                                                + f.reason()))
                .toList();
    }

    @Override
    public boolean retry(long id) {
        return failures.requestRetry(List.of(id)) == 1;
    }
}
