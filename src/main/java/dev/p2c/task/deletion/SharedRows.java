package dev.p2c.task.deletion;

import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
     * Leaves rows to other companies that have their source rows: the other company reads the
     * source row again in its next pass and takes the row over.
     *
     * @param company whose source rows were deleted; its ledger forgets the rows that it leaves
     * @return keys of the rows that were left to others
     */
    Set<String> leave(
            String task, String company, List<String> companies, Collection<String> keys) {
        Set<String> left = new HashSet<>();
        for (String other : companies) {
            Set<String> rest = new HashSet<>(keys);
            rest.removeAll(left);
            if (other.equals(company) || rest.isEmpty()) {
                continue;
            }
            Map<String, LedgerEntry> theirs = new HashMap<>(state.ledger().find(task, other, rest));
            theirs.values().removeIf(entry -> !entry.source().isKnown());
            state.ledgerMarks().forgetSource(task, other, theirs.keySet());
            state.ledgerMarks().remove(task, company, theirs.keySet());
            left.addAll(theirs.keySet());
        }
        return left;
    }
}
