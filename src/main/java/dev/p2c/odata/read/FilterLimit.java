package dev.p2c.odata.read;

import dev.p2c.odata.dialect.Dialect;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The most comparisons that a service accepts in one filter: at first what the dialect says, then
 * what the service was seen to accept. Thread-safe.
 */
public final class FilterLimit {

    private final AtomicInteger comparisons;

    public FilterLimit(Dialect dialect) {
        this.comparisons = new AtomicInteger(dialect.mostConditions());
    }

    /**
     * The most keys of one query.
     *
     * @param fields of each key
     */
    int keys(int fields) {
        return Math.max(1, comparisons.get() / fields);
    }

    /** Remembers that the service refused so many keys and accepted them in halves. */
    void refused(int keys, int fields) {
        int half = Math.max(1, (keys + 1) / 2) * fields;
        comparisons.accumulateAndGet(half, Math::min);
    }
}
