package dev.p2c.sandbox.http;

/**
 * Settings for HTTP behaviour that varies between versions of the real services or is not
 * documented.
 *
 * @param dopHint degree of parallelism that Sales recommends in {@code x-ms-dop-hint}
 * @param strictBatch whether the last part of a batch fails if the batch does not end in a line
 *     break, as in Dataverse; otherwise such a batch is accepted
 * @param financeRefusesWith500 whether Finance answers a refused row inside a batch with 500
 *     instead of 400
 */
public record WireSettings(int dopHint, boolean strictBatch, boolean financeRefusesWith500) {

    public static WireSettings defaults() {
        return new WireSettings(8, true, true);
    }

    public WireSettings withStrictBatch(boolean strict) {
        return new WireSettings(dopHint, strict, financeRefusesWith500);
    }
}
