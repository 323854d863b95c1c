package dev.p2c.task.recheck;

import dev.p2c.text.Counted;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Counts rows that a system no longer has, or has in an older version than was known, and decides
 * whether the system was restored from a backup.
 */
final class VersionSample {

    private final Function<String, OptionalLong> versionOf;
    private int rows;
    private int missing;
    private int older;
    private long newestMissing = Long.MIN_VALUE;
    private long newestThere = Long.MIN_VALUE;

    /**
     * @param versionOf the number in an etag that only grows; empty for an etag without an order
     */
    VersionSample(Function<String, OptionalLong> versionOf) {
        this.versionOf = versionOf;
    }

    /**
     * Adds a row to the sample.
     *
     * @param now the row's etag now; empty if the row is missing
     * @param known the etag that the row had before; null if not known
     */
    void add(Optional<String> now, String known) {
        rows++;
        OptionalLong version = versionOf.apply(known == null ? "" : known);
        if (now.isEmpty()) {
            missing++;
            newestMissing = Math.max(newestMissing, version.orElse(Long.MAX_VALUE));
        } else if (isOlder(now.get(), known)) {
            older++;
        } else {
            newestThere = Math.max(newestThere, version.orElse(Long.MIN_VALUE));
        }
    }

    /**
     * True if a row is still there that was written after all missing ones: a backup that lacks the
     * missing rows would lack that row, too, so somebody deleted them.
     */
    boolean isDeletedByHand() {
        return older == 0 && newestThere > newestMissing;
    }

    private boolean isOlder(String etag, String known) {
        OptionalLong now = versionOf.apply(etag);
        OptionalLong before = versionOf.apply(known == null ? "" : known);
        return now.isPresent() && before.isPresent() && now.getAsLong() < before.getAsLong();
    }

    /**
     * The finding as a text for people; empty if the system was not restored. One older row proves
     * a restored backup. Missing rows only do if they are more than half of the sample, and no row
     * that was written later is still there: people delete rows, too.
     *
     * @param how {@code read}, {@code created} or {@code written}
     */
    Optional<String> finding(String how) {
        return older > 0 || missing * 2 > rows && !isDeletedByHand()
                ? Optional.of(
                        "of the %s %s last, %d %s missing and %d %s older"
                                .formatted(
                                        Counted.of(rows, "row"),
                                        how,
                                        missing,
                                        Counted.form(missing, "is", "are"),
                                        older,
                                        Counted.form(older, "is", "are")))
                : Optional.empty();
    }
}
