package dev.p2c.task.upsert;

import dev.p2c.error.SyncException;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.RowWrite.Known;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteResult.Changed;
import dev.p2c.odata.dialect.WriteResult.Half;
import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.odata.dialect.WriteResult.Written;
import dev.p2c.state.NewConflict;
import dev.p2c.task.batch.BoundRow;
import dev.p2c.task.batch.StoredForm;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The state of one row on its way into the target. A state names what happens next, and each answer
 * of the target leads to the next state. All states are immutable.
 */
sealed interface DeliveryState {

    BoundRow row();

    /**
     * The state before the first request.
     *
     * @param known the version that may be overwritten; empty for a row that was never written
     * @param comparesFirst whether the target's row has to be read before it is overwritten
     * @param kept fields that are not sent in an update without comparison
     */
    static DeliveryState first(
            BoundRow row, Optional<Known> known, boolean comparesFirst, Set<String> kept) {
        Findings findings = Findings.before(known);
        return comparesFirst
                ? new ToCompare(row, findings)
                : new ToWrite(row, findings, kept, List.of(), List.of());
    }

    /** Next, the row is sent to the target. */
    record ToWrite(
            BoundRow row,
            Findings findings,
            Set<String> kept,
            List<NewConflict> decided,
            List<StoredForm> stored)
            implements DeliveryState {

        public ToWrite {
            kept = Set.copyOf(kept);
            decided = List.copyOf(decided);
            stored = List.copyOf(stored);
        }

        /**
         * A refused row is read before the refusal counts. An earlier run may have written the row
         * and died before it could record it, and the row may be refused because of what it has
         * become since: an order that was invoiced, for example.
         */
        DeliveryState answered(RowWrite sent, WriteResult result) {
            if (result instanceof Half half) {
                return answered(sent, half.rest());
            }
            if (result instanceof Written written) {
                return new Sent(row, sent, written, decided, stored);
            }
            if (result instanceof Changed changed) {
                return new ToCompare(row, findings.existsAs(changed.id()));
            }
            if (result instanceof WriteResult.Unanswered none) {
                return new Unanswered(row, none.why());
            }
            Refused refusal = (Refused) result;
            return findings.compared()
                    ? new Rejected(row, refusal)
                    : new ToCompare(row, findings.refused(refusal));
        }
    }

    /** Next, the target's row is read and compared field by field. */
    record ToCompare(BoundRow row, Findings findings) implements DeliveryState {

        private static final Refused CONTENDED =
                new Refused(
                        412,
                        "",
                        Optional.empty(),
                        "other users changed the row again and again while it was written");

        /**
         * The target has the row.
         *
         * @param current its id and etag
         * @param merge result of the comparison
         */
        DeliveryState found(Known current, Merge merge) {
            if (!merge.open().isEmpty()) {
                return new Contested(row, merge.open());
            }
            if (!merge.differs()) {
                return new Equal(row, current, merge.settled(), merge.stored());
            }
            boolean isUnchanged = findings.known().filter(current::equals).isPresent();
            if (isUnchanged && findings.refusal().isPresent()) {
                return new Rejected(row, findings.refusal().get());
            }
            return new ToWrite(
                    row, findings.read(current), merge.leave(), merge.settled(), merge.stored());
        }

        /** The target does not have the row. */
        DeliveryState missing() {
            if (findings.refusal().isPresent()) {
                return new Rejected(row, findings.refusal().get());
            }
            return new ToWrite(row, findings.absent(), Set.of(), List.of(), List.of());
        }

        /** The row was sent as often as is allowed. */
        Rejected givenUp() {
            return new Rejected(row, findings.refusal().orElse(CONTENDED));
        }
    }

    /** An error ended the delivery before the target had answered; the row has no outcome. */
    record Unanswered(BoundRow row, SyncException why) implements DeliveryState {}

    /** The delivery of the row is over. */
    sealed interface Done extends DeliveryState {}

    /** The target created or updated the row. */
    record Sent(
            BoundRow row,
            RowWrite written,
            Written result,
            List<NewConflict> decided,
            List<StoredForm> stored)
            implements Done {

        /** This row with the values that the target stores in a form of its own. */
        Sent with(List<StoredForm> forms) {
            return new Sent(row, written, result, decided, forms);
        }
    }

    /** The target has the row's values already. */
    record Equal(BoundRow row, Known current, List<NewConflict> decided, List<StoredForm> stored)
            implements Done {}

    /** Nothing is written until the two sides agree or a person decides. */
    record Contested(BoundRow row, List<NewConflict> open) implements Done {}

    /** The target lacks the row, and the task creates none. */
    record NotThere(BoundRow row) implements Done {}

    /** The row is not written, because it is no longer as a plan foresees it. */
    record NotAsForeseen(BoundRow row, String why) implements Done {}

    /** The target refuses the row. */
    record Rejected(BoundRow row, Refused refusal) implements Done {}
}
