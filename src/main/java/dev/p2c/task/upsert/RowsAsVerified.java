package dev.p2c.task.upsert;

import dev.p2c.state.LedgerEntry;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.Outcomes;
import dev.p2c.task.batch.TaskPass;
import java.util.ArrayList;
import java.util.List;

/**
 * Sorts out the rows of a batch of which the comparison before the pass showed that the target has
 * them as they are. The ledger is not asked for such rows, which takes most of the time of a pass
 * over unchanged rows.
 */
final class RowsAsVerified {

    private final TaskPass pass;
    private final LineHeaders headers;
    private final Outcomes outcomes;

    RowsAsVerified(TaskPass pass, LineHeaders headers, Outcomes outcomes) {
        this.pass = pass;
        this.headers = headers;
        this.outcomes = outcomes;
    }

    /** Returns the other rows; the rows as verified have their outcome. */
    Mapped others(Mapped mapped) {
        List<Mapped.Accepted> others = new ArrayList<>();
        for (Mapped.Accepted row : mapped.rows()) {
            if (isAsVerified(mapped, row)) {
                outcomes.unchanged(row, verified(row));
            } else {
                others.add(row);
            }
        }
        return mapped.with(others, mapped.refused(), 0);
    }

    private LedgerEntry verified(Mapped.Accepted row) {
        return LedgerEntry.written(pass.task(), outcomes.company(), row.key(), row.target().hash())
                .from(pass.plan().sourceVersion(row.source()));
    }

    /** A row with a failure, a header in doubt or a namesake in its batch is looked at closely. */
    private boolean isAsVerified(Mapped mapped, Mapped.Accepted row) {
        return pass.verified().has(row, pass.plan().sourceVersion(row.source()))
                && !outcomes.earlier().has(row.key())
                && !mapped.doubtful().contains(row.key())
                && headers.skipReason(row).isEmpty()
                && headers.unclear(row).isEmpty();
    }
}
