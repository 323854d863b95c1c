package dev.p2c.state;

/**
 * Number of rows by outcome.
 *
 * @param read without the rows that were deactivated or deleted, as their source rows are gone
 */
public record Counts(
        long read,
        long created,
        long updated,
        long unchanged,
        long skipped,
        long parked,
        long rejected,
        long deactivated,
        long deleted) {

    public static final Counts ZERO = new Counts(0, 0, 0, 0, 0, 0, 0);

    /** Counts rows of which none was removed from the target. */
    public Counts(
            long read,
            long created,
            long updated,
            long unchanged,
            long skipped,
            long parked,
            long rejected) {
        this(read, created, updated, unchanged, skipped, parked, rejected, 0, 0);
    }

    /** Counts rows that were removed from the target. */
    public static Counts removed(long deactivated, long deleted) {
        return new Counts(0, 0, 0, 0, 0, 0, 0, deactivated, deleted);
    }

    public Counts plus(Counts other) {
        return new Counts(
                read + other.read,
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                skipped + other.skipped,
                parked + other.parked,
                rejected + other.rejected,
                deactivated + other.deactivated,
                deleted + other.deleted);
    }
}
