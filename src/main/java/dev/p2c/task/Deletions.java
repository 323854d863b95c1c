package dev.p2c.task;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.Deletes;
import dev.p2c.mapping.Deletes.Policy;
import dev.p2c.odata.Removal;
import dev.p2c.odata.WriteResult.Refused;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.Failure;
import dev.p2c.state.Kind;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.NewFailure;
import dev.p2c.state.State;
import dev.p2c.task.Run.RunOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of rows whose source row was deleted, by the task's policy. After the other rows of
 * a pass: a header that went with its lines finds them in order, and a row that came back is across
 * before anybody asks whether it is gone.
 */
final class Deletions {

    private static final Logger LOG = LoggerFactory.getLogger("dev.p2c.task.Rows");
    private static final int CHUNK = 500;
    private static final int SHOWN = 10;

    private final State state;
    private final GoneRows goneRows;
    private final Brake brake;
    private final RetryRule retryRule;

    Deletions(State state, Brake brake, RetryRule retryRule, Clock clock) {
        this.state = state;
        this.goneRows = new GoneRows(state, clock, brake.every());
        this.brake = brake;
        this.retryRule = retryRule;
    }

    /** Throws nothing: what ends the run is kept in {@link Changes}. */
    void settle(Changes changes) {
        if (changes.stopped() || changes.unsettled() > 0 || isPartial(changes)) {
            return;
        }
        try {
            GoneRows.Found found = goneRows.find(changes);
            if (isHeld(changes, found.keys().size())) {
                return;
            }
            act(changes, found.keys());
            found.noted().run();
            act(changes, due(changes));
        } catch (RuntimeException e) {
            changes.stop(e);
        }
    }

    private static boolean isPartial(Changes changes) {
        RunOptions options = changes.run().run().options();
        return options.key().isPresent() || options.since().isPresent();
    }

    private boolean isHeld(Changes changes, int gone) {
        if (gone == 0 || changes.run().run().options().deletesAllowed()) {
            return false;
        }
        long across = state.ledger().count(changes.task(), changes.run().company());
        if (!brake.holds(gone, across)) {
            return false;
        }
        String text =
                "%s: %,d of %,d rows are gone from %s, more than p2c.deletes.most (%d) or p2c.deletes.percent (%d) allow; none of them was touched. If they were deleted on purpose: p2c sync %s --allow-deletes"
                        .formatted(
                                changes.task(),
                                gone,
                                across,
                                changes.plan().source().name(),
                                brake.most(),
                                brake.percent(),
                                changes.run().run().direction());
        changes.run().run().hold(changes.run().company(), text);
        return true;
    }

    /** Those that the target refused before, and those a person asked for. */
    private Set<String> due(Changes changes) {
        if (!changes.failuresOpen()) {
            return Set.of();
        }
        Instant now = retryRule.now();
        return state
                .failures()
                .dueForRetry(changes.task(), changes.run().company(), now, CHUNK)
                .stream()
                .filter(failure -> failure.sourceRow() == null)
                .map(Failure::key)
                .collect(Collectors.toSet());
    }

    private void act(Changes changes, Collection<String> keys) {
        List<String> all = keys.stream().sorted().toList();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            Map<String, LedgerEntry> entries = new HashMap<>(ours(changes, chunk));
            if (!entries.isEmpty()) {
                new Going(changes, entries).act();
            }
        }
    }

    private Map<String, LedgerEntry> ours(Changes changes, List<String> keys) {
        Map<String, LedgerEntry> entries =
                state.ledger().find(changes.task(), changes.run().company(), keys);
        entries.values().removeIf(entry -> !entry.isWritten());
        return entries;
    }

    /** Some rows of a task, and what becomes of them. */
    private final class Going {

        private final Changes changes;
        private final Plan plan;
        private final String company;
        private final Deletes deletes;
        private final Map<String, LedgerEntry> entries;
        private final List<NewFailure> failures = new ArrayList<>();
        private final Set<String> done = new HashSet<>();

        private Going(Changes changes, Map<String, LedgerEntry> entries) {
            this.changes = changes;
            this.plan = changes.plan();
            this.company = changes.run().company();
            this.deletes = plan.mapping().target().deletes();
            this.entries = entries;
        }

        private void act() {
            if (deletes.isReported()) {
                entries.keySet().forEach(this::report);
            } else {
                remove(List.copyOf(entries.keySet()));
            }
            store();
            tell();
        }

        private void report(String key) {
            String reason =
                    "deleted in " + plan.source().name() + ", still in " + plan.target().name();
            failures.add(failure(key, Kind.DELETED, reason, "", null));
        }

        private void remove(List<String> keys) {
            Optional<ObjectNode> change =
                    deletes.policy() == Policy.DEACTIVATE
                            ? Optional.of(deletes.body(JsonNodeFactory.instance.objectNode()))
                            : Optional.empty();
            List<Removal> rows =
                    keys.stream()
                            .map(key -> new Removal(plan.targetKey(key, company), id(key), change))
                            .toList();
            List<Optional<Refused>> refused =
                    plan.target().remove(plan.mapping().target().entity(), rows);
            Map<String, Failure> before = state.failures().find(plan.task(), company, keys);
            for (int i = 0; i < keys.size(); i++) {
                String key = keys.get(i);
                refused.get(i)
                        .ifPresentOrElse(
                                no -> reject(key, no, before.get(key)), () -> done.add(key));
            }
        }

        private String id(String key) {
            String id = entries.get(key).targetId();
            return id == null ? "" : id;
        }

        private void reject(String key, Refused no, Failure before) {
            int attempts = before == null ? 1 : before.attempts() + 1;
            LOG.warn("{}: {} cannot be taken out: {}", changes.task(), key, no.message());
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
                    key,
                    kind,
                    "",
                    reason,
                    detail,
                    null,
                    null,
                    null,
                    plan.mapping().version(),
                    nextAt);
        }

        /** Failures first: what is away is not found again. */
        private void store() {
            state.commit(
                    new BatchOutcome(
                            plan.task(),
                            company,
                            changes.run().run().id(),
                            List.of(),
                            failures,
                            List.copyOf(done),
                            Counts.ZERO));
            state.origins()
                    .away(plan.task(), company, failures.stream().map(NewFailure::key).toList());
            if (deletes.policy() == Policy.DELETE) {
                state.origins().forget(plan.task(), company, done);
            } else {
                state.origins().replaced(plan.task(), company, done);
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
            changes.progress().gone(outcome, keys.size());
            LOG.info(
                    "{}: {} rows were deleted in {}, {} in {}: {}{}",
                    changes.task(),
                    keys.size(),
                    plan.source().name(),
                    outcome,
                    plan.target().name(),
                    keys.stream().sorted().limit(SHOWN).collect(Collectors.joining(", ")),
                    keys.size() > SHOWN ? ", ..." : "");
        }
    }
}
