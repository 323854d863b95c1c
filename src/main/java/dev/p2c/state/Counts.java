package dev.p2c.state;

/** Number of rows by outcome. */
public record Counts(
        long read,
        long created,
        long updated,
        long unchanged,
        long skipped,
        long parked,
        long rejected) {

    public static final Counts ZERO = new Counts(0, 0, 0, 0, 0, 0, 0);

    public Counts plus(Counts other) {
        return new Counts(
                read + other.read,
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                skipped + other.skipped,
                parked + other.parked,
                rejected + other.rejected);
    }
}
