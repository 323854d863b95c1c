package dev.p2c.task.recheck;

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
        if (now.isEmpty()) {
            missing++;
        } else if (isOlder(now.get(), known)) {
            older++;
        }
    }

    private boolean isOlder(String etag, String known) {
        OptionalLong now = versionOf.apply(etag);
        OptionalLong before = versionOf.apply(known == null ? "" : known);
        return now.isPresent() && before.isPresent() && now.getAsLong() < before.getAsLong();
    }

    /**
     * The finding as a text for people; empty if the system was not restored. One older row proves
     * a restored backup. Missing rows only do if they are more than half of the sample: people
     * delete rows, too.
     *
     * @param how {@code read}, {@code created} or {@code written}
     */
    Optional<String> finding(String how) {
        return older > 0 || missing * 2 > rows
                ? Optional.of(
                        "of the %d rows %s last, %d are missing and %d are older"
                                .formatted(rows, how, missing, older))
                : Optional.empty();
    }
}
