package dev.p2c.task.recheck;

import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import dev.p2c.task.batch.VerifiedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Compares the written rows of a ledger with the rows of the target. Rows that the target no longer
 * has are removed from the ledger, so that they are written again; rows with another etag become
 * unsure, so that they are compared.
 */
final class LedgerCheck {

    private static final int CHUNK = 5000;

    private final State state;
    private final String task;
    private final String company;
    private final TargetRows target;
    private final Function<LedgerEntry, String> nameOf;
    private final VerifiedRows verified = new VerifiedRows();
    private final List<String> missing = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private int allMissing;
    private int allChanged;

    /**
     * @param nameOf returns the name by which {@link TargetRows} knows an entry's row
     */
    LedgerCheck(
            State state,
            String task,
            String company,
            TargetRows target,
            Function<LedgerEntry, String> nameOf) {
        this.state = state;
        this.task = task;
        this.company = company;
        this.target = target;
        this.nameOf = nameOf;
    }

    /**
     * The numbers of rows that a check found.
     *
     * @param missing number of rows that the target no longer has
     * @param changed number of rows that have another etag than after the last write
     * @param verified the rows that the target has as they were written
     */
    record Result(int missing, int changed, VerifiedRows verified) {}

    Result run() {
        state.ledgerScan().written(task, company, this::check);
        store();
        return new Result(allMissing, allChanged, verified);
    }

    private void check(LedgerEntry entry) {
        String name = nameOf.apply(entry);
        if (!target.has(name)) {
            missing.add(entry.key());
        } else if (entry.targetEtag() == null || !target.hasVersion(name, entry.targetEtag())) {
            changed.add(entry.key());
        } else {
            verified.add(entry);
        }
        if (missing.size() + changed.size() >= CHUNK) {
            store();
        }
    }

    private void store() {
        state.ledgerMarks().remove(task, company, missing);
        state.ledgerMarks().unsure(task, company, changed);
        allMissing += missing.size();
        allChanged += changed.size();
        missing.clear();
        changed.clear();
    }
}
