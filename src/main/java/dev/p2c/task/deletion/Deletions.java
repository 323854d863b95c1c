package dev.p2c.task.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.Deletes;
import dev.p2c.odata.model.Query;
import dev.p2c.run.RunOptions;
import dev.p2c.state.Failure;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import dev.p2c.task.batch.RetryRule;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Brake;
import dev.p2c.task.plan.Plan;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Applies a task's {@code deletes} policy to rows whose source rows were deleted. Runs after the
 * other rows of a pass, so that the lines of a deleted header are up to date and a source row that
 * came back is written before its deletion would be handled.
 */
public final class Deletions {

    private static final int CHUNK = 500;
    private static final String HELD =
            "%1$s: %2$d of %3$d rows are missing in %4$s, more than p2c.deletes.most (%5$d) or"
                    + " p2c.deletes.percent (%6$d) allows at once; none of them was deleted or"
                    + " deactivated. If the rows were deleted on purpose: bin/p2c sync %7$s"
                    + " --allow-deletes";
    private static final String HELD_LINES =
            "%1$s: %2$d of %3$d lines are no longer in their documents in %4$s, more than"
                    + " p2c.deletes.most (%5$d) allows at once; none of them was deleted, and they are"
                    + " listed as deleted rows. If the lines were removed on purpose: bin/p2c sync %7$s"
                    + " --full --allow-deletes";

    private final State state;
    private final GoneRows goneRows;
    private final SharedRows sharedRows;
    private final DroppedLines droppedLines;
    private final Brake brake;
    private final RetryRule retryRule;

    public Deletions(State state, Brake brake, RetryRule retryRule, Clock clock) {
        this.state = state;
        this.goneRows = new GoneRows(state, clock, brake.every());
        this.sharedRows = new SharedRows(state);
        this.droppedLines = new DroppedLines(state);
        this.brake = brake;
        this.retryRule = retryRule;
    }

    /** Handles the deleted rows of a pass. Throws nothing: a failure stops the {@link TaskPass}. */
    public void settle(TaskPass pass) {
        if (pass.stopped() || pass.settled().open() > 0 || isPartial(pass)) {
            return;
        }
        try {
            drop(pass);
            GoneRows.Found found = goneRows.find(pass);
            if (isHeld(pass, found.keys().size())) {
                return;
            }
            act(pass, found.keys());
            if (pass.stopped()) {
                return;
            }
            found.noted().run();
            act(pass, stillAway(pass, due(pass)));
        } catch (RuntimeException e) {
            pass.stop(e);
        }
    }

    /**
     * Removes rows that a plan foresees, whose source rows are still away. A row that the ledger
     * knows no more was removed already.
     */
    public void settle(TaskPass pass, Collection<String> keys) {
        Map<String, LedgerEntry> entries = ours(pass, List.copyOf(keys));
        keys.stream()
                .filter(key -> !entries.containsKey(key))
                .forEach(key -> pass.foreseen().done(key, false));
        Set<String> there = inSource(pass, entries.keySet());
        there.forEach(
                key ->
                        pass.foreseen()
                                .refuse(key, "the source has the row again, or still has it"));
        entries.keySet().removeAll(there);
        if (!entries.isEmpty()) {
            Deletes deletes = pass.plan().mapping().target().deletes();
            new DeletionBatch(state, retryRule, pass, entries, deletes).settle();
        }
    }

    /**
     * The keys that rows of the source have. A row that left the filter is not deleted, but a line
     * of a document that was revised is still in the document before, which the filter hides.
     */
    private static Set<String> inSource(TaskPass pass, Collection<String> keys) {
        Plan plan = pass.plan();
        String company = pass.run().company();
        List<Map<String, JsonNode>> sought =
                keys.stream()
                        .flatMap(key -> plan.sourceKeys().find(key, company).stream())
                        .toList();
        Query rows = plan.queries().rows(company, CHUNK);
        boolean isLine = plan.mapping().target().document().isPresent();
        return plan
                .source()
                .readByKeys(isLine ? rows : rows.withFilter(Optional.empty()), sought)
                .stream()
                .map(row -> plan.sourceKeys().text(row))
                .collect(Collectors.toSet());
    }

    /** True if the pass reads only some source rows, so that a missing row need not be deleted. */
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
        hold(pass, HELD, gone, across);
        return true;
    }

    private void hold(TaskPass pass, String words, int gone, long across) {
        String text =
                words.formatted(
                        pass.label(),
                        gone,
                        across,
                        pass.plan().source().name(),
                        brake.most(),
                        brake.percent(),
                        pass.run().run().direction());
        pass.run().run().hold(pass.run().company(), text);
    }

    /**
     * Keys of rows whose deletion was refused earlier and is due again or was requested by a
     * person.
     */
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

    /** Leaves out the rows whose source rows came back meanwhile. */
    private Set<String> stillAway(TaskPass pass, Set<String> keys) {
        return state.ledger().find(pass.task(), pass.run().company(), keys).values().stream()
                .filter(LedgerEntry::away)
                .map(LedgerEntry::key)
                .collect(Collectors.toSet());
    }

    private void act(TaskPass pass, Collection<String> keys) {
        List<String> all = keys.stream().sorted().toList();
        for (int from = 0; from < all.size() && !pass.stopped(); from += CHUNK) {
            List<String> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            Map<String, LedgerEntry> entries = ours(pass, chunk);
            forgetDeletedByTwin(pass, entries);
            if (pass.plan().sharesTarget()) {
                entries.keySet().removeAll(sharedRows.leave(pass, entries));
            }
            if (!entries.isEmpty()) {
                Deletes deletes = pass.plan().mapping().target().deletes();
                new DeletionBatch(state, retryRule, pass, entries, deletes).settle();
            }
        }
    }

    /**
     * Forgets rows that the twin task deleted here, because they were deleted in this task's
     * target: the twin's ledger had them, as every row that is brought across, and has them no
     * more.
     */
    private void forgetDeletedByTwin(TaskPass pass, Map<String, LedgerEntry> entries) {
        Optional<String> twin = pass.plan().twinTask();
        if (twin.isEmpty() || entries.isEmpty()) {
            return;
        }
        String company = pass.run().company();
        Set<String> forgotten = new HashSet<>(entries.keySet());
        forgotten.removeAll(state.ledger().find(twin.get(), company, forgotten).keySet());
        state.ledgerMarks().remove(pass.task(), company, forgotten);
        entries.keySet().removeAll(forgotten);
    }

    /** Handles lines that a document no longer has; too many at once are only reported. */
    private void drop(TaskPass pass) {
        Map<String, LedgerEntry> dropped = droppedLines.find(pass);
        if (!dropped.isEmpty()) {
            drop(pass, dropped);
        }
        droppedLines.settled(pass);
    }

    private void drop(TaskPass pass, Map<String, LedgerEntry> dropped) {
        boolean isHeld =
                dropped.size() > brake.most() && !pass.run().run().options().deletesAllowed();
        if (isHeld) {
            hold(
                    pass,
                    HELD_LINES,
                    dropped.size(),
                    state.ledger().count(pass.task(), pass.run().company()));
        }
        Deletes deletes = isHeld ? Deletes.REPORTED : pass.plan().mapping().target().deletes();
        new DeletionBatch(state, retryRule, pass, dropped, deletes).settle();
    }

    /** The ledger entries of those rows that this task has written. */
    private Map<String, LedgerEntry> ours(TaskPass pass, List<String> keys) {
        Map<String, LedgerEntry> entries =
                new HashMap<>(state.ledger().find(pass.task(), pass.run().company(), keys));
        entries.values().removeIf(entry -> !entry.isWritten());
        return entries;
    }
}
