package dev.p2c.odata.read;

import dev.p2c.odata.dialect.Dialect;

/**
 * The most comparisons that a service accepts in one filter: at first what the dialect says, then
 * what the service was seen to accept. A lowered limit grows again, slowly, since a service or a
 * proxy may have refused for a passing reason. Thread-safe.
 */
public final class FilterLimit {

    /** Full queries that were accepted, after which a larger one is tried. */
    private static final int FIRST_TRIAL = 50;

    /** Each trial that is refused doubles the number of queries before the next one, to this. */
    private static final int LAST_TRIAL = 3200;

    private static final double STEP = 1.5;

    private final int most;
    private int comparisons;

    /** Comparisons of the largest query that was accepted since the limit was lowered. */
    private int proven;

    private int trialAfter = FIRST_TRIAL;
    private int accepted;

    public FilterLimit(Dialect dialect) {
        this.most = dialect.mostConditions();
        this.comparisons = most;
    }

    /**
     * The most keys of one query.
     *
     * @param fields of each key
     */
    synchronized int keys(int fields) {
        return Math.max(1, comparisons / fields);
    }

    /** Counts a query that the service accepted, and may raise the limit. */
    synchronized void accepted(int keys, int fields) {
        if (comparisons == most || keys < keys(fields)) {
            return;
        }
        proven = Math.max(proven, keys * fields);
        accepted++;
        if (accepted >= trialAfter) {
            comparisons = Math.min(most, (int) Math.ceil(Math.max(comparisons, fields) * STEP));
            accepted = 0;
        }
    }

    /** Remembers that the service refused so many keys and accepted them in halves. */
    synchronized void refused(int keys, int fields) {
        boolean isTrial = proven > 0 && keys * fields > proven;
        int next = isTrial ? proven : Math.max(1, (keys + 1) / 2) * fields;
        if (next < comparisons) {
            trialAfter = isTrial ? Math.min(LAST_TRIAL, trialAfter * 2) : FIRST_TRIAL;
            proven = isTrial ? proven : 0;
            comparisons = next;
            accepted = 0;
        }
    }
}
