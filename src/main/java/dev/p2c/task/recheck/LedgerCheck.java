package dev.p2c.task.recheck;

import dev.p2c.state.State;
import dev.p2c.task.batch.VerifiedRows;
import java.util.ArrayList;
import java.util.List;

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
    private final WrittenRows written;
    private final TargetRows target;
    private final VerifiedRows verified = new VerifiedRows();
    private final List<String> missing = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private int allMissing;
    private int allChanged;

    LedgerCheck(State state, String task, String company, WrittenRows written, TargetRows target) {
        this.state = state;
        this.task = task;
        this.company = company;
        this.written = written;
        this.target = target;
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
        for (int row = 0; row < written.size(); row++) {
            check(row);
        }
        store();
        return new Result(allMissing, allChanged, verified);
    }

    private void check(int row) {
        if (!written.isIn(target, row)) {
            missing.add(written.key(row));
        } else if (!written.isAsWritten(target, row)) {
            changed.add(written.key(row));
        } else {
            written.verify(row, verified);
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
