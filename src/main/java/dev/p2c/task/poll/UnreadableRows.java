package dev.p2c.task.poll;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.run.CompanyRun;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.FailureKind;
import dev.p2c.state.NewFailure;
import dev.p2c.state.State;
import dev.p2c.task.batch.RetryRule;
import dev.p2c.task.plan.Plan;
import dev.p2c.text.Visible;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records rows that the source lists in a sweep, but refuses to search for by their keys, as
 * rejected. Thread-safe.
 */
final class UnreadableRows {

    private static final Logger LOG = LoggerFactory.getLogger("dev.p2c.task.Rows");

    private final State state;
    private final RetryRule retryRule;

    UnreadableRows(State state, RetryRule retryRule) {
        this.state = state;
        this.retryRule = retryRule;
    }

    /**
     * @param listed the row with the columns of a sweep
     * @param version by which later sweeps see whether the row has changed
     */
    void record(
            CompanyRun run,
            Plan plan,
            ObjectNode listed,
            String version,
            RejectedRowException why) {
        String key = plan.sourceKeys().text(listed);
        LOG.warn(
                "{}: {} rejected: {}: {}",
                run.label(plan.task()),
                Visible.line(key),
                why.field(),
                Visible.line(why.getMessage()));
        Counts counts = new Counts(1, 0, 0, 0, 0, 0, 1);
        state.commit(
                BatchOutcome.of(plan.task(), run.company(), run.run().id())
                        .withCounts(counts)
                        .withFailures(List.of(failure(plan, key, listed, version, why))));
        run.progress(plan.task()).add(counts, Map.of());
    }

    private NewFailure failure(
            Plan plan, String key, ObjectNode listed, String version, RejectedRowException why) {
        return new NewFailure(
                key,
                FailureKind.REJECTED,
                why.field(),
                why.getMessage(),
                "",
                null,
                listed.toString(),
                version,
                plan.mapping().version(),
                retryRule.next(1));
    }
}
