package dev.p2c.reconcile;

import dev.p2c.reconcile.Difference.Kind;
import java.util.EnumMap;
import java.util.Map;

/** Counts while the rows of a task and company are compared. Not thread-safe. */
final class Tally {

    private final String task;
    private final String company;
    private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    long compared;
    long skipped;
    long own;
    private long byDesign;

    Tally(String task, String company) {
        this.task = task;
        this.company = company;
    }

    void count(Difference difference) {
        if (difference.isByDesign()) {
            byDesign++;
        } else {
            kinds.merge(difference.kind(), 1L, Long::sum);
        }
    }

    Reconciled total() {
        return new Reconciled(
                task,
                company,
                compared,
                kinds.getOrDefault(Kind.MISSING, 0L),
                kinds.getOrDefault(Kind.EXTRA, 0L),
                kinds.getOrDefault(Kind.DIFFERENT, 0L),
                skipped,
                own,
                byDesign);
    }
}
