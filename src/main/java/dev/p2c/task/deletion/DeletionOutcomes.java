package dev.p2c.task.deletion;

import dev.p2c.mapping.Deletes.Policy;
import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.FailureKind;
import dev.p2c.state.MappingVersion;
import dev.p2c.state.NewFailure;
import dev.p2c.state.Resolution;
import dev.p2c.state.RowChange;
import dev.p2c.state.State;
import dev.p2c.task.batch.RetryRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the outcomes of rows whose source rows were deleted, and stores them. */
final class DeletionOutcomes {

    private final String source;
    private final String target;
    private final MappingVersion mapping;
    private final RetryRule retryRule;
    private final List<NewFailure> failures = new ArrayList<>();
    private final Set<String> done = new HashSet<>();
    private final List<RowChange> changes = new ArrayList<>();

    /**
     * @param source name of the system that the rows were deleted in
     * @param target name of the system that still has them
     */
    DeletionOutcomes(String source, String target, MappingVersion mapping, RetryRule retryRule) {
        this.source = source;
        this.target = target;
        this.mapping = mapping;
        this.retryRule = retryRule;
    }

    /** Records a row that stays in the target and is reported among the failures. */
    void reported(String key) {
        String reason = "deleted in " + source + ", still in " + target;
        failures.add(failure(key, FailureKind.DELETED, reason, "", null));
    }

    /** Records a row whose target row was deleted or deactivated. */
    void done(String key) {
        done.add(key);
    }

    /** Records what was changed in the target. */
    void changed(RowChange change) {
        changes.add(change);
    }

    /**
     * Records a row that the target refused to delete or deactivate.
     *
     * @param attempts made so far, this one included
     */
    void refused(String key, Refused refusal, int attempts) {
        failures.add(
                failure(
                        key,
                        FailureKind.REJECTED,
                        "deleted in " + source + ": " + refusal.message(),
                        (refusal.status() + " " + refusal.code()).strip(),
                        retryRule.next(attempts)));
    }

    private NewFailure failure(
            String key, FailureKind kind, String reason, String detail, Instant nextAt) {
        return new NewFailure(
                key, kind, "", reason, detail, null, null, null, mapping.hash(), nextAt);
    }

    /** Keys of rows that were deleted or deactivated. */
    Set<String> done() {
        return done;
    }

    /** Keys of rows that are still in the target. */
    List<String> left() {
        return failures.stream().map(NewFailure::key).toList();
    }

    /** The rows that were deleted or deactivated. */
    Counts counts(Policy policy) {
        return policy == Policy.DELETE
                ? Counts.removed(0, done.size())
                : Counts.removed(done.size(), 0);
    }

    /**
     * Stores the outcomes. Failures are stored first, because a row marked as away is not found
     * again: a crash in between would lose its failure.
     */
    void store(State state, String task, String company, long runId, Policy policy) {
        state.commit(
                BatchOutcome.of(task, company, runId)
                        .withCounts(counts(policy))
                        .withFailures(failures)
                        .withSettled(done, Resolution.DELETED)
                        .withChanges(changes, mapping));
        state.ledgerMarks().sourceIsAway(task, company, left());
        if (policy == Policy.DELETE) {
            state.ledgerMarks().remove(task, company, done);
        } else {
            state.ledgerMarks().deactivated(task, company, done);
        }
    }
}
