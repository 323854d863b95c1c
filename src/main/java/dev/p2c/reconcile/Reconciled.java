package dev.p2c.reconcile;

/**
 * What the comparison of one task found.
 *
 * @param compared rows of the source that the target should have
 * @param missing rows that the target lacks
 * @param extra rows that only the target has
 * @param different rows with other values
 * @param skipped rows that the mapping leaves out
 * @param own rows that were made in the target, and that no task brings
 * @param byDesign rows that differ only by the ways in which the systems calculate amounts
 */
public record Reconciled(
        String task,
        String company,
        long compared,
        long missing,
        long extra,
        long different,
        long skipped,
        long own,
        long byDesign) {

    /** Rows in which the systems differ. */
    public long differences() {
        return missing + extra + different;
    }
}
