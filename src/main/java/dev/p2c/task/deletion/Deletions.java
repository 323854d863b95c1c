package dev.p2c.task.deletion;

import dev.p2c.run.RunOptions;
import dev.p2c.state.Failure;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import dev.p2c.task.batch.RetryRule;
import dev.p2c.task.batch.TaskPass;
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

    /** Throws nothing: what ends the run is kept in {@link TaskPass}. */
    public void settle(TaskPass pass) {
        if (pass.stopped() || pass.settled().open() > 0 || isPartial(pass)) {
            return;
        }
        try {
            GoneRows.Found found = goneRows.find(pass);
            if (isHeld(pass, found.keys().size())) {
                return;
            }
            act(pass, found.keys());
            found.noted().run();
            act(pass, stillAway(pass, due(pass)));
        } catch (RuntimeException e) {
            pass.stop(e);
        }
    }

    private static boolean isPartial(TaskPass pass) {
        RunOptions options = pass.run().run().options();
        return options.key().isPresent() || options.since().isPresent();
    }

    private boolean isHeld(TaskPass pass, int gone) {
        if (gone == 0 || pass.run().run().options().deletesAllowed()) {
            return false;
        }
        long across = state.ledger().count(pass.task(), pass.run().company());
        if (!brake.holds(gone, across)) {
            return false;
        }
        String text =
                HELD.formatted(
                        pass.label(),
                        gone,
                        across,
                        pass.plan().source().name(),
                        brake.most(),
                        brake.percent(),
                        pass.run().run().direction());
        pass.run().run().hold(pass.run().company(), text);
        return true;
    }

    /** Those that the target refused before, and those a person asked for. */
    private Set<String> due(TaskPass pass) {
        if (!pass.failuresOpen()) {
            return Set.of();
        }
        Instant now = retryRule.now();
        return state
                .dueFailures()
                .dueForRetry(pass.task(), pass.run().company(), now, CHUNK)
                .stream()
                .filter(failure -> failure.sourceRow() == null && failure.sourceHash() == null)
                .map(Failure::key)
                .collect(Collectors.toSet());
    }

    /** Without those that came back meanwhile. */
    private Set<String> stillAway(TaskPass pass, Set<String> keys) {
        return state.ledger().find(pass.task(), pass.run().company(), keys).values().stream()
                .filter(LedgerEntry::away)
                .map(LedgerEntry::key)
                .collect(Collectors.toSet());
    }

    private void act(TaskPass pass, Collection<String> keys) {
        List<String> all = keys.stream().sorted().toList();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            Map<String, LedgerEntry> entries = ours(pass, chunk);
            leaveToOthers(pass, entries.keySet());
            if (!entries.isEmpty()) {
                new DeletionBatch(state, retryRule, pass, entries).settle();
            }
        }
    }

    /** What several companies share is deleted with the last one that has it. */
    private void leaveToOthers(TaskPass pass, Set<String> keys) {
        if (!pass.plan().sharesTarget()) {
            return;
        }
        String task = pass.task();
        String company = pass.run().company();
        for (String other : pass.run().run().companies()) {
            if (other.equals(company) || keys.isEmpty()) {
                continue;
            }
            Map<String, LedgerEntry> theirs = new HashMap<>(state.ledger().find(task, other, keys));
            theirs.values().removeIf(entry -> !entry.source().isKnown());
            state.ledgerMarks().forgetSource(task, other, theirs.keySet());
            state.ledgerMarks().remove(task, company, theirs.keySet());
            keys.removeAll(Set.copyOf(theirs.keySet()));
        }
    }

    private Map<String, LedgerEntry> ours(TaskPass pass, List<String> keys) {
        Map<String, LedgerEntry> entries =
                new HashMap<>(state.ledger().find(pass.task(), pass.run().company(), keys));
        entries.values().removeIf(entry -> !entry.isWritten());
        return entries;
    }
}
