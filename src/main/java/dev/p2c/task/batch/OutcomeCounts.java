package dev.p2c.task.batch;

import dev.p2c.state.Counts;
import dev.p2c.state.PassedOver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the rows of one batch by outcome. Not thread-safe. */
final class OutcomeCounts {

    private final long read;
    private final Map<String, Long> skipped = new LinkedHashMap<>();
    private final List<PassedOver> passedOver = new ArrayList<>();
    private long created;
    private long updated;
    private long unchanged;
    private long parked;
    private long rejected;

    /**
     * @param superseded rows that a newer version replaced; they count as unchanged
     */
    OutcomeCounts(long read, long superseded) {
        this.read = read;
        this.unchanged = superseded;
    }

    void written(boolean isNew) {
        if (isNew) {
            created++;
        } else {
            updated++;
        }
    }

    void unchanged() {
        unchanged++;
    }

    void skipped(String key, String reason) {
        skipped(reason);
        passedOver.add(new PassedOver(key, false, reason));
    }

    void skipped(String reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    void stillRejected(String key, String reason) {
        rejected++;
        passedOver.add(new PassedOver(key, true, reason));
    }

    List<PassedOver> passedOver() {
        return passedOver;
    }

    void parked() {
        parked++;
    }

    void rejected() {
        rejected++;
    }

    /** Number of skipped rows by reason. */
    Map<String, Long> skipReasons() {
        return Collections.unmodifiableMap(skipped);
    }

    /** The rows that were written, as the only rows of the batch. */
    Counts written() {
        return new Counts(created + updated, created, updated, 0, 0, 0, 0);
    }

    Counts total() {
        long left = skipped.values().stream().mapToLong(Long::longValue).sum();
        return new Counts(read, created, updated, unchanged, left, parked, rejected);
    }
}
