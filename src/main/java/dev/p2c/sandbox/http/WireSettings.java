package dev.p2c.sandbox.http;

/**
 * What varies between versions of the real services, or is known of them by hearsay only.
 *
 * @param dopHint parallel requests that Sales recommends in {@code x-ms-dop-hint}
 * @param strictBatch whether a batch that does not end in a line break fails in its last part, as
 *     Dataverse lets it; else such a batch is read as it was meant
 * @param financeRefusesWith500 whether a row Finance refuses inside a batch is answered with 500
 *     instead of 400
 */
public record WireSettings(int dopHint, boolean strictBatch, boolean financeRefusesWith500) {

    public static WireSettings defaults() {
        return new WireSettings(8, false, true);
    }

    public WireSettings withDopHint(int requests) {
        return new WireSettings(requests, strictBatch, financeRefusesWith500);
    }

    public WireSettings withStrictBatch(boolean strict) {
        return new WireSettings(dopHint, strict, financeRefusesWith500);
    }

    public WireSettings withFinanceRefusing500(boolean refuses) {
        return new WireSettings(dopHint, strictBatch, refuses);
    }
}
