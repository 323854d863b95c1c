package dev.p2c.task;

import dev.p2c.state.Counts;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How far one task of a run is. Thread-safe. */
public final class Progress {

    private Counts counts = Counts.ZERO;
    private final Map<String, Long> skipped = new HashMap<>();
    private final Map<String, Long> gone = new HashMap<>();
    private long expected = -1;

    synchronized void add(Counts more, Map<String, Long> reasons) {
        counts = counts.plus(more);
        reasons.forEach((reason, rows) -> skipped.merge(reason, rows, Long::sum));
    }

    /** How many rows were skipped for which reason. */
    public synchronized Map<String, Long> skipped() {
        return new TreeMap<>(skipped);
    }

    synchronized void gone(String outcome, long rows) {
        gone.merge(outcome, rows, Long::sum);
    }

    /** Rows whose source row was deleted, by what became of them. */
    public synchronized Map<String, Long> gone() {
        return new TreeMap<>(gone);
    }

    synchronized void expect(long rows) {
        expected = Math.max(expected, 0) + rows;
    }

    public synchronized Counts counts() {
        return counts;
    }

    /** Rows this pass will read, where the source told. An estimate: rows change while we read. */
    public synchronized OptionalLong expected() {
        return expected < counts.read() ? OptionalLong.empty() : OptionalLong.of(expected);
    }
}
