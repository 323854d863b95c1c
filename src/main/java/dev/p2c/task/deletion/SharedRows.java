package dev.p2c.task.deletion;

import dev.p2c.state.BatchOutcome;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.SourceVersion;
import dev.p2c.state.State;
import dev.p2c.task.batch.TaskPass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Target rows that several companies share, as products in Sales: such a row is deleted only when
 * no company has it any more.
 */
final class SharedRows {

    private final State state;

    SharedRows(State state) {
        this.state = state;
    }

    /**
     * Leaves rows to other companies that have their source rows, with what the ledger knows of the
     * target's rows. The other company reads the source row again in its next pass and takes the
     * row over, or finds that its source row was deleted, too.
     *
     * @param entries of rows whose source rows were deleted, by key; the ledger forgets those that
     *     are left
     * @return keys of the rows that were left to others
     */
    Set<String> leave(TaskPass pass, Map<String, LedgerEntry> entries) {
        String task = pass.task();
        String company = pass.run().company();
        Set<String> left = new HashSet<>();
        for (String other : pass.run().run().companies()) {
            Set<String> rest = new HashSet<>(entries.keySet());
            rest.removeAll(left);
            if (other.equals(company) || rest.isEmpty()) {
                continue;
            }
            Map<String, LedgerEntry> theirs = new HashMap<>(state.ledger().find(task, other, rest));
            theirs.values().removeIf(entry -> !entry.source().isKnown());
            state.commit(
                    BatchOutcome.of(task, other, pass.run().run().id())
                            .withWritten(
                                    theirs.values().stream()
                                            .map(their -> takenOver(their, entries))
                                            .toList()));
            state.ledgerMarks().remove(task, company, theirs.keySet());
            left.addAll(theirs.keySet());
        }
        return left;
    }

    /** The other company's entry, in a version of its source row that no sweep finds. */
    private static LedgerEntry takenOver(LedgerEntry their, Map<String, LedgerEntry> entries) {
        LedgerEntry ours = entries.get(their.key());
        SourceVersion source =
                their.source().kind() == SourceVersion.Kind.ETAG
                        ? SourceVersion.etag("left by " + ours.company())
                        : their.source();
        return LedgerEntry.unsure(their.task(), their.company(), their.key())
                .from(source)
                .inTarget(ours.targetId(), ours.targetEtag())
                .withBase(ours.base());
    }
}
