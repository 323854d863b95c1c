package dev.p2c.task.upsert;

import dev.p2c.mapping.Owner;
import dev.p2c.state.LedgerEntry;
import dev.p2c.task.plan.LastAgreed;
import java.util.function.BiPredicate;

/**
 * What is known of a row before its two sides are compared. Immutable.
 *
 * @param base the values on which both sides last agreed
 * @param untouched whether the etag proves that nobody changed the target's row since our write
 * @param isFirst whether the task has never written the row, as after a lost state
 * @param decision the side that a person chose for fields owned by {@link Owner#ASK}; {@code ASK}
 *     for none
 * @param initial whether a field has the comparable text that a new row has without anybody's doing
 */
record Evidence(
        LastAgreed base,
        boolean untouched,
        boolean isFirst,
        Owner decision,
        BiPredicate<String, String> initial) {

    /**
     * The evidence of the ledger.
     *
     * @param entry null for a row that the ledger does not know
     * @param etag of the target's row as it is now
     */
    static Evidence of(
            LastAgreed base,
            LedgerEntry entry,
            String etag,
            Owner decision,
            BiPredicate<String, String> initial) {
        return new Evidence(
                base,
                entry != null && entry.isAsWritten(etag),
                entry == null || !entry.isWritten(),
                decision,
                initial);
    }
}
