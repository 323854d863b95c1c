package dev.p2c.task.deletion;

import dev.p2c.run.RunOptions;
import dev.p2c.state.Failure;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import dev.p2c.task.batch.Changes;
import dev.p2c.task.batch.RetryRule;
import dev.p2c.task.plan.Brake;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of rows whose source row was deleted, by the task's policy. After the other rows of
 * a pass: a header that went with its lines finds them in order, and a row that came back is across
 * before anybody asks whether it is gone.
 */
public final class Deletions {

    private static final int CHUNK = 500;
    private static final String HELD =
            "%s: %d of %d rows are gone from %s, more than p2c.deletes.most (%d) or"
                    + " p2c.deletes.percent (%d) lets go at once; none of them was touched. If they"
                    + " were deleted on purpose: p2c sync %s --allow-deletes";

    private final State state;
    private final GoneRows goneRows;
    private final Brake brake;
    private final RetryRule retryRule;

    public Deletions(State state, Brake brake, RetryRule retryRule, Clock clock) {
        this.state = state;
        this.goneRows = new GoneRows(state, clock, brake.every());
        this.brake = brake;
        this.retryRule = retryRule;
    }

    /** Throws nothing: what ends the run is kept in {@link Changes}. */
    public void settle(Changes changes) {
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
            act(changes, stillAway(changes, due(changes)));
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
                HELD.formatted(
                        changes.label(),
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
                .filter(failure -> failure.sourceRow() == null && failure.sourceHash() == null)
                .map(Failure::key)
                .collect(Collectors.toSet());
    }

    /** Without those that came back meanwhile. */
    private Set<String> stillAway(Changes changes, Set<String> keys) {
        return state.ledger().find(changes.task(), changes.run().company(), keys).values().stream()
                .filter(entry -> entry.sourceEtag() == null)
                .map(LedgerEntry::key)
                .collect(Collectors.toSet());
    }

    private void act(Changes changes, Collection<String> keys) {
        List<String> all = keys.stream().sorted().toList();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            Map<String, LedgerEntry> entries = ours(changes, chunk);
            leaveToOthers(changes, entries.keySet());
            if (!entries.isEmpty()) {
                new DeletionBatch(state, retryRule, changes, entries).settle();
            }
        }
    }

    /** What several companies share is deleted with the last one that has it. */
    private void leaveToOthers(Changes changes, Set<String> keys) {
        if (!changes.plan().sharesTarget()) {
            return;
        }
        String task = changes.task();
        String company = changes.run().company();
        for (String other : changes.run().run().companies()) {
            if (other.equals(company) || keys.isEmpty()) {
                continue;
            }
            Map<String, LedgerEntry> theirs = new HashMap<>(state.ledger().find(task, other, keys));
            theirs.values().removeIf(entry -> entry.sourceEtag() == null);
            state.origins().away(task, other, theirs.keySet());
            state.origins().forget(task, company, theirs.keySet());
            keys.removeAll(Set.copyOf(theirs.keySet()));
        }
    }

    private Map<String, LedgerEntry> ours(Changes changes, List<String> keys) {
        Map<String, LedgerEntry> entries =
                new HashMap<>(state.ledger().find(changes.task(), changes.run().company(), keys));
        entries.values().removeIf(entry -> !entry.isWritten());
        return entries;
    }
}
