package dev.p2c.task.deletion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.Deletes;
import dev.p2c.mapping.Deletes.Policy;
import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.odata.write.Removal;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Failure;
import dev.p2c.state.Kind;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.NewFailure;
import dev.p2c.state.State;
import dev.p2c.task.batch.RetryRule;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Some rows of a task whose source rows were deleted, until each has its outcome. */
final class DeletionBatch {

    private static final Logger LOG = LoggerFactory.getLogger("dev.p2c.task.Rows");
    private static final int SHOWN = 10;

    private final State state;
    private final RetryRule retryRule;
    private final TaskPass pass;
    private final Plan plan;
    private final String company;
    private final Deletes deletes;
    private final Map<String, LedgerEntry> entries;
    private final List<NewFailure> failures = new ArrayList<>();
    private final Set<String> done = new HashSet<>();

    DeletionBatch(
            State state, RetryRule retryRule, TaskPass pass, Map<String, LedgerEntry> entries) {
        this.state = state;
        this.retryRule = retryRule;
        this.pass = pass;
        this.plan = pass.plan();
        this.company = pass.run().company();
        this.deletes = plan.mapping().target().deletes();
        this.entries = entries;
    }

    void settle() {
        if (deletes.isReported()) {
            entries.keySet().forEach(this::report);
        } else {
            remove(List.copyOf(entries.keySet()));
        }
        store();
        tell();
    }

    private void report(String key) {
        String reason = "deleted in " + plan.source().name() + ", still in " + plan.target().name();
        failures.add(failure(key, Kind.DELETED, reason, "", null));
    }

    private void remove(List<String> keys) {
        Optional<ObjectNode> change =
                deletes.policy() == Policy.DEACTIVATE
                        ? Optional.of(deletes.body(JsonNodeFactory.instance.objectNode()))
                        : Optional.empty();
        List<Removal> rows =
                keys.stream()
                        .map(
                                key ->
                                        new Removal(
                                                plan.targetKeys().fields(key, company),
                                                id(key),
                                                change))
                        .toList();
        List<Optional<Refused>> refused =
                plan.target().removals().remove(plan.mapping().target().entity(), rows);
        Map<String, Failure> before = state.failures().find(plan.task(), company, keys);
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            refused.get(i)
                    .ifPresentOrElse(no -> reject(key, no, before.get(key)), () -> done.add(key));
        }
    }

    private String id(String key) {
        String id = entries.get(key).targetId();
        return id == null ? "" : id;
    }

    private void reject(String key, Refused no, Failure before) {
        int attempts = before == null ? 1 : before.attempts() + 1;
        LOG.warn("{}: {} cannot be taken out: {}", pass.label(), key, no.message());
        failures.add(
                failure(
                        key,
                        Kind.REJECTED,
                        "deleted in " + plan.source().name() + ": " + no.message(),
                        (no.status() + " " + no.code()).strip(),
                        retryRule.next(attempts)));
    }

    private NewFailure failure(
            String key, Kind kind, String reason, String detail, Instant nextAt) {
        return new NewFailure(
                key, kind, "", reason, detail, null, null, null, plan.mapping().version(), nextAt);
    }

    /** Failures first: what is away is not found again. */
    private void store() {
        state.commit(
                BatchOutcome.of(plan.task(), company, pass.run().run().id())
                        .withFailures(failures)
                        .withSettled(List.copyOf(done)));
        List<String> left = failures.stream().map(NewFailure::key).toList();
        state.ledgerMarks().sourceIsAway(plan.task(), company, left);
        if (deletes.policy() == Policy.DELETE) {
            state.ledgerMarks().remove(plan.task(), company, done);
        } else {
            state.ledgerMarks().deactivated(plan.task(), company, done);
        }
    }

    private void tell() {
        String word = deletes.policy() == Policy.DELETE ? "deleted" : "deactivated";
        tell(done, word);
        List<String> left = failures.stream().map(NewFailure::key).toList();
        tell(left, deletes.isReported() ? "reported" : "refused");
    }

    private void tell(Collection<String> keys, String outcome) {
        if (keys.isEmpty()) {
            return;
        }
        pass.progress().gone(outcome, keys.size());
        LOG.info(
                "{}: {} rows were deleted in {}, {} in {}: {}{}",
                pass.label(),
                keys.size(),
                plan.source().name(),
                outcome,
                plan.target().name(),
                keys.stream().sorted().limit(SHOWN).collect(Collectors.joining(", ")),
                keys.size() > SHOWN ? ", ..." : "");
    }
}
