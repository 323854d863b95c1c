package dev.p2c.task.deletion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.Deletes;
import dev.p2c.mapping.Deletes.Policy;
import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.odata.write.Removal;
import dev.p2c.state.Failure;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.RowChange;
import dev.p2c.state.State;
import dev.p2c.task.batch.RetryRule;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import dev.p2c.text.Counted;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the mapping's {@code deletes} policy to a batch of deleted rows and stores their
 * outcomes.
 */
final class DeletionBatch {

    private static final Logger LOG = LoggerFactory.getLogger("dev.p2c.task.Rows");
    private static final int SHOWN = 10;

    private final State state;
    private final TaskPass pass;
    private final Plan plan;
    private final String company;
    private final Deletes deletes;
    private final Map<String, LedgerEntry> entries;
    private final DeletionOutcomes outcomes;

    /**
     * @param entries of the rows, by integration key
     * @param deletes what is done with the rows
     */
    DeletionBatch(
            State state,
            RetryRule retryRule,
            TaskPass pass,
            Map<String, LedgerEntry> entries,
            Deletes deletes) {
        this.state = state;
        this.pass = pass;
        this.plan = pass.plan();
        this.company = pass.run().company();
        this.deletes = deletes;
        this.entries = entries;
        this.outcomes =
                new DeletionOutcomes(
                        plan.source().name(), plan.target().name(), plan.version(), retryRule);
    }

    void settle() {
        if (deletes.isReported()) {
            entries.keySet().forEach(outcomes::reported);
        } else {
            remove(List.copyOf(entries.keySet()));
        }
        outcomes.store(state, plan.task(), company, pass.run().run().id(), deletes.policy());
        pass.progress().add(outcomes.counts(deletes.policy()), Map.of());
        log(outcomes.done(), deletes.policy() == Policy.DELETE ? "deleted" : "deactivated");
        log(outcomes.left(), deletes.isReported() ? "reported" : "refused");
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
        RemovedRows before = new RemovedRows(plan, company, change);
        before.read(rows);
        Map<String, Removal> toRemove = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (isAsForeseen(keys.get(i), before.change(keys.get(i), rows.get(i)))) {
                toRemove.put(keys.get(i), rows.get(i));
            }
        }
        remove(toRemove, before);
    }

    /** A row of a plan stays if the target's row has changed since; other rows are not foreseen. */
    private boolean isAsForeseen(String key, Optional<RowChange> now) {
        boolean isSame =
                now.isEmpty()
                        || pass.foreseen()
                                .of(key)
                                .map(planned -> Set.copyOf(planned.change().fields()))
                                .filter(fields -> !fields.equals(Set.copyOf(now.get().fields())))
                                .isEmpty();
        if (!isSame) {
            pass.foreseen()
                    .refuse(
                            key,
                            "the row has changed in %s since the plan was made"
                                    .formatted(plan.target().name()));
        }
        return isSame;
    }

    private void remove(Map<String, Removal> toRemove, RemovedRows before) {
        List<String> keys = List.copyOf(toRemove.keySet());
        List<Removal> rows = List.copyOf(toRemove.values());
        List<Optional<Refused>> refused =
                plan.target().removals().remove(plan.mapping().target().entity(), rows);
        Map<String, Failure> failures = state.failures().find(plan.task(), company, keys);
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            Removal row = rows.get(i);
            refused.get(i)
                    .ifPresentOrElse(
                            no -> reject(key, no, failures.get(key)),
                            () -> {
                                outcomes.done(key);
                                pass.foreseen().done(key, true);
                                before.change(key, row).ifPresent(outcomes::changed);
                            });
        }
    }

    private String id(String key) {
        String id = entries.get(key).targetId();
        return id == null ? "" : id;
    }

    private void reject(String key, Refused refusal, Failure before) {
        LOG.warn(
                "{}: {} cannot be deleted or deactivated: {}",
                pass.label(),
                key,
                refusal.message());
        outcomes.refused(key, refusal, before == null ? 1 : before.attempts() + 1);
    }

    private void log(Collection<String> keys, String outcome) {
        if (keys.isEmpty()) {
            return;
        }
        pass.progress().gone(outcome, keys.size());
        LOG.info(
                "{}: {} deleted in {}, {}{} in {}: {}{}",
                pass.label(),
                Counted.of(keys.size(), "row was", "rows were"),
                plan.source().name(),
                pass.run().run().options().isPlan() ? "would be " : "",
                outcome,
                plan.target().name(),
                keys.stream().sorted().limit(SHOWN).collect(Collectors.joining(", ")),
                keys.size() > SHOWN ? ", ..." : "");
    }
}
