package dev.p2c.task.upsert;

import dev.p2c.state.LedgerEntry;
import dev.p2c.task.batch.BoundRow;
import dev.p2c.task.batch.BoundRow.LeftOut;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.Outcomes;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.upsert.DeliveryState.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Binds the rows of a batch and sends them. A row whose lookup or parent does not exist yet is
 * parked.
 */
final class Sending {

    private final TaskPass pass;
    private final Plan plan;
    private final Outcomes outcomes;
    private final Map<String, LedgerEntry> ledger;
    private final Parents parents;

    /**
     * @param ledger entries of the batch's rows, by key
     */
    Sending(TaskPass pass, Outcomes outcomes, Map<String, LedgerEntry> ledger) {
        this.plan = pass.plan();
        this.pass = pass;
        this.outcomes = outcomes;
        this.ledger = ledger;
        this.parents = new Parents(plan, outcomes.company());
    }

    /** Sends rows; afterwards each of them has its outcome. */
    void send(List<Mapped.Accepted> rows) {
        List<Rejected> rejected = deliver(bind(withoutWaiting(rows)));
        StaleLookups gone = StaleLookups.of(rejected);
        plan.target().forget(gone.ids());
        List<BoundRow> again = new ArrayList<>(retried(gone.others()));
        for (BoundRow row : bind(gone.rows())) {
            gone.unchanged(row)
                    .ifPresentOrElse(
                            refusal -> outcomes.rejected(row.row(), refusal), () -> again.add(row));
        }
        for (Rejected row : deliver(again)) {
            outcomes.rejected(row.row().row(), row.refusal());
        }
    }

    private List<Rejected> deliver(List<BoundRow> rows) {
        return new Delivery(pass, outcomes, ledger).deliver(rows);
    }

    /**
     * Leaves out rows whose parent is missing, which the target would refuse: parked rows, and rows
     * that a pass over all rows would create. In a plan, which hears no refusal, all rows are asked
     * for.
     */
    private List<Mapped.Accepted> withoutWaiting(List<Mapped.Accepted> rows) {
        List<Mapped.Accepted> asked =
                rows.stream()
                        .filter(row -> !row.target().parents().isEmpty())
                        .filter(this::mayWait)
                        .toList();
        parents.read(asked);
        List<Mapped.Accepted> free = new ArrayList<>(rows);
        for (Mapped.Accepted row : asked) {
            Optional<LeftOut> missing = parents.missing(row);
            if (missing.isPresent()) {
                park(row, missing.get());
                free.remove(row);
            }
        }
        return free;
    }

    private boolean mayWait(Mapped.Accepted row) {
        return plan.target().isPlanning()
                || outcomes.earlier().isParked(row.key())
                || (pass.readsAll() && !ledger.containsKey(row.key()));
    }

    private void park(Mapped.Accepted row, LeftOut missing) {
        outcomes.parked(row, missing);
    }

    private List<BoundRow> bind(List<Mapped.Accepted> rows) {
        parents.readOptional(rows);
        Lookups lookups = new Lookups(plan, rows, outcomes.company(), this::base);
        List<BoundRow> bound = new ArrayList<>();
        for (Mapped.Accepted row : rows) {
            Optional<LeftOut> missing = lookups.missing(row);
            if (missing.isPresent()) {
                park(row, missing.get());
                continue;
            }
            BoundRow next = bind(row, lookups);
            if (next.isSentAlready(ledger.get(row.key()))) {
                park(row, next.leftOut().get(0)); // sent earlier, and waits still
            } else {
                bound.add(next);
            }
        }
        return bound;
    }

    private LastAgreed base(String key) {
        LedgerEntry entry = ledger.get(key);
        return entry == null ? LastAgreed.UNKNOWN : LastAgreed.read(entry.base());
    }

    private BoundRow bind(Mapped.Accepted row, Lookups lookups) {
        List<LeftOut> leftOut =
                Stream.concat(lookups.leftOut(row).stream(), parents.leftOut(row).stream())
                        .toList();
        return new BoundRow(lookups.named(row), lookups.bindings(row), leftOut);
    }

    /**
     * Parks rejected rows whose parent is missing and rejects rows without parents.
     *
     * @return the other rows, to be sent once more, because their parent may have arrived between
     *     the refusal and the query
     */
    private List<BoundRow> retried(List<Rejected> rejected) {
        parents.read(rejected.stream().map(state -> state.row().row()).toList());
        List<BoundRow> retried = new ArrayList<>();
        for (Rejected state : rejected) {
            Mapped.Accepted row = state.row().row();
            Optional<LeftOut> missing = parents.missing(row);
            if (missing.isPresent()) {
                park(row, missing.get());
            } else if (row.target().parents().isEmpty()) {
                outcomes.rejected(row, state.refusal());
            } else {
                retried.add(state.row());
            }
        }
        return retried;
    }
}
