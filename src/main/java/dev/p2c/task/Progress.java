package dev.p2c.task;

import dev.p2c.state.Counts;
import java.util.OptionalLong;

/** How far one task of a run is. Thread-safe. */
public final class Progress {

    private Counts counts = Counts.ZERO;
    private long expected = -1;

    synchronized void add(Counts more) {
        counts = counts.plus(more);
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
