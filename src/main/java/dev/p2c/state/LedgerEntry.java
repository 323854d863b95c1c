package dev.p2c.state;

/**
 * What our last write of one row left behind.
 *
 * @param company empty where the systems have no companies
 * @param key the integration key as one text
 * @param hash of the mapped values, at most 64 characters
 * @param sourceEtag the source row's etag when we read it, where changes are found by comparing
 *     etags; its own id elsewhere. Null where there is neither, and while the row is known to be
 *     away
 * @param targetId the target's own id; null where the key is the id
 * @param targetEtag the target row's etag after our write; null where the service did not tell
 * @param base what the row's fields were when both sides had the same; null if not known
 */
public record LedgerEntry(
        String task,
        String company,
        String key,
        String hash,
        String sourceEtag,
        String targetId,
        String targetEtag,
        String base) {

    /** Without a base. */
    public LedgerEntry(
            String task,
            String company,
            String key,
            String hash,
            String sourceEtag,
            String targetId,
            String targetEtag) {
        this(task, company, key, hash, sourceEtag, targetId, targetEtag, null);
    }

    /** The hash of a row that was looked at and skipped, so that it is not read again unchanged. */
    public static final String NOTHING_WRITTEN = "";

    /** The hash of a row that we wrote, but of which we no longer know what the target has. */
    public static final String UNSURE = "?";

    /** The base of a row that was found in the target, of which nothing else is known. */
    public static final String FOUND = "";

    /** Of a row of which nothing was written. */
    public static LedgerEntry none(String task, String company, String key) {
        return new LedgerEntry(task, company, key, NOTHING_WRITTEN, null, null, null);
    }

    public LedgerEntry withSourceEtag(String etag) {
        return new LedgerEntry(task, company, key, hash, etag, targetId, targetEtag, base);
    }

    /** False where only the source's etag is known, or what another task wrote. */
    public boolean isWritten() {
        return !hash.equals(NOTHING_WRITTEN);
    }

    /** True if the target's row is ours to overwrite. */
    public boolean isKnown() {
        return isWritten() || base != null;
    }
}
