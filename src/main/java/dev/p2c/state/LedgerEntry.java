package dev.p2c.state;

/**
 * What the ledger knows of one row: its state in the target, and the source row behind it. Made by
 * the static methods, completed by {@link #from}, {@link #inTarget} and {@link #withBase}.
 *
 * @param company empty where the systems have no companies
 * @param key the integration key as one text
 * @param hash of the mapped values, at most 64 characters; null unless the state is {@link
 *     RowState#WRITTEN} or {@link RowState#INCOMPLETE}
 * @param source the source row's version or id when it was last read
 * @param away whether the source row is known to be deleted; its version is unknown then
 * @param targetId the target's own id; null or empty where the key is the id
 * @param targetEtag the target row's etag after the last write; null where it is not known
 * @param base the values on which both sides last agreed, as one text; null if not known
 */
public record LedgerEntry(
        String task,
        String company,
        String key,
        RowState state,
        String hash,
        SourceVersion source,
        boolean away,
        String targetId,
        String targetEtag,
        String base) {

    public LedgerEntry {
        if ((hash != null) != state.hasHash()) {
            throw new IllegalArgumentException("%s: %s with hash %s".formatted(key, state, hash));
        }
        if (away && source.isKnown()) {
            throw new IllegalArgumentException("%s: away with %s".formatted(key, source));
        }
        base = base == null || base.isEmpty() ? null : base;
    }

    /** A row that was read and skipped, and of which nothing is in the target. */
    public static LedgerEntry skipped(String task, String company, String key) {
        return of(task, company, key, RowState.SKIPPED, null);
    }

    /** A row that was found in the target and must be compared before it is overwritten. */
    public static LedgerEntry found(String task, String company, String key) {
        return of(task, company, key, RowState.FOUND, null);
    }

    /** A row that the twin task brought from this task's target. */
    public static LedgerEntry seeded(String task, String company, String key) {
        return of(task, company, key, RowState.SEEDED, null);
    }

    /** A row that counts as written, though nothing is known of its values in the target. */
    public static LedgerEntry unsure(String task, String company, String key) {
        return of(task, company, key, RowState.UNSURE, null);
    }

    /**
     * A row whose mapped values are all in the target.
     *
     * @param hash of the mapped values
     */
    public static LedgerEntry written(String task, String company, String key, String hash) {
        return of(task, company, key, RowState.WRITTEN, hash);
    }

    /**
     * A row that was written without the fields that wait for another row.
     *
     * @param hash of all mapped values
     */
    public static LedgerEntry incomplete(String task, String company, String key, String hash) {
        return of(task, company, key, RowState.INCOMPLETE, hash);
    }

    private static LedgerEntry of(
            String task, String company, String key, RowState state, String hash) {
        SourceVersion unknown = SourceVersion.UNKNOWN;
        return new LedgerEntry(task, company, key, state, hash, unknown, false, null, null, null);
    }

    /** A copy whose source row exists in this version. */
    public LedgerEntry from(SourceVersion version) {
        return new LedgerEntry(
                task, company, key, state, hash, version, false, targetId, targetEtag, base);
    }

    /** A copy with the id and the etag of the target row. */
    public LedgerEntry inTarget(String id, String etag) {
        return new LedgerEntry(task, company, key, state, hash, source, away, id, etag, base);
    }

    /** A copy with the values on which both sides last agreed. */
    public LedgerEntry withBase(String agreed) {
        return new LedgerEntry(
                task, company, key, state, hash, source, away, targetId, targetEtag, agreed);
    }

    /** True if the target row counts as brought across by this task. */
    public boolean isWritten() {
        return state.isWritten();
    }

    /** True if the target row may be overwritten, though perhaps only after a comparison. */
    public boolean isKnown() {
        return state.isKnown();
    }

    /** True if the etag is the one of the target's row after our last write. */
    public boolean isAsWritten(String etag) {
        return !etag.isEmpty() && etag.equals(targetEtag);
    }

    /** True if the target has all of the values with this hash. */
    public boolean isWrittenAs(String mappedHash) {
        return state == RowState.WRITTEN && hash.equals(mappedHash);
    }

    /** True if the target has the values with this hash but for the fields that wait. */
    public boolean isIncompleteAs(String mappedHash) {
        return state == RowState.INCOMPLETE && hash.equals(mappedHash);
    }
}
