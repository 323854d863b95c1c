package dev.p2c.state;

/**
 * What the ledger knows of one row in the target.
 *
 * <table>
 * <caption>States and what they mean for the next pass</caption>
 * <tr><th>state</th><th>written by this task</th><th>may be overwritten</th><th>set when</th></tr>
 * <tr><td>{@link #SKIPPED}</td><td>no</td><td>no</td><td>a source row was read and skipped</td></tr>
 * <tr><td>{@link #FOUND}</td><td>no</td><td>yes, after a comparison without last agreed values</td>
 * <td>the first pass of an empty ledger found the row in the target</td></tr>
 * <tr><td>{@link #SEEDED}</td><td>no</td><td>yes</td><td>the twin task read the row from the system
 * that is this task's target</td></tr>
 * <tr><td>{@link #DEACTIVATED}</td><td>no</td><td>yes</td><td>the source row was deleted and the
 * task deactivated the target row</td></tr>
 * <tr><td>{@link #WRITTEN}</td><td>yes</td><td>yes</td><td>the target row has all mapped values</td>
 * </tr>
 * <tr><td>{@link #INCOMPLETE}</td><td>yes</td><td>yes</td><td>the target row lacks fields that name
 * a row which is not in the target yet</td></tr>
 * <tr><td>{@link #UNSURE}</td><td>yes</td><td>yes, after a comparison</td><td>the target row may
 * differ from what was written</td></tr>
 * </table>
 *
 * <p>Whether the source row still exists is not part of the state: see {@link LedgerEntry#away}.
 */
public enum RowState {
    /** The source row was read and skipped; a row of this key in the target is not ours. */
    SKIPPED(false),
    /** The row was found in the target by the first pass; nothing else is known. */
    FOUND(false),
    /** The twin task brought the row from the target; the ledger has its id, etag and values. */
    SEEDED(false),
    /** The source row was deleted and the target row was deactivated. */
    DEACTIVATED(false),
    /** The target row has all mapped values; the ledger has their hash. */
    WRITTEN(true),
    /** The target row has the values but for fields that wait for another row. */
    INCOMPLETE(true),
    /**
     * The row was written or, by a {@code once} task, found; it must be compared before a write.
     */
    UNSURE(true);

    private final boolean written;

    RowState(boolean written) {
        this.written = written;
    }

    /** True if the target row counts as brought across by this task. */
    public boolean isWritten() {
        return written;
    }

    /** True if the target row may be overwritten, though perhaps only after a comparison. */
    public boolean isKnown() {
        return this != SKIPPED;
    }

    /** True if an entry of this state has a hash of the written values. */
    boolean hasHash() {
        return this == WRITTEN || this == INCOMPLETE;
    }
}
