package dev.p2c.run;

import dev.p2c.state.Counts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How far one task of a run is. Thread-safe. */
public final class Progress {

    private final Optional<Progress> whole;
    private Counts counts = Counts.ZERO;
    private final Map<String, Long> skipped = new HashMap<>();
    private final Map<String, Long> gone = new HashMap<>();
    private String compared;
    private long expected = -1;

    Progress() {
        this.whole = Optional.empty();
    }

    /**
     * @param whole what this is a part of, and goes on with it
     */
    Progress(Progress whole) {
        this.whole = Optional.of(whole);
    }

    public synchronized void add(Counts more, Map<String, Long> reasons) {
        counts = counts.plus(more);
        reasons.forEach((reason, rows) -> skipped.merge(reason, rows, Long::sum));
        whole.ifPresent(all -> all.add(more, reasons));
    }

    /** How many rows were skipped for which reason. */
    public synchronized Map<String, Long> skipped() {
        return new TreeMap<>(skipped);
    }

    public synchronized void gone(String outcome, long rows) {
        gone.merge(outcome, rows, Long::sum);
        whole.ifPresent(all -> all.gone(outcome, rows));
    }

    /** Rows whose source row was deleted, by what became of them. */
    public synchronized Map<String, Long> gone() {
        return new TreeMap<>(gone);
    }

    public synchronized void compares(String reason) {
        compared = reason;
        whole.ifPresent(all -> all.compares(reason));
    }

    /** Why all rows were compared; empty for a pass that trusted the state. */
    public synchronized Optional<String> compared() {
        return Optional.ofNullable(compared);
    }

    public synchronized void expect(long rows) {
        expected = Math.max(expected, 0) + rows;
        whole.ifPresent(all -> all.expect(rows));
    }

    public synchronized Counts counts() {
        return counts;
    }

    /** Rows this pass will read, where the source told. An estimate: rows change while we read. */
    public synchronized OptionalLong expected() {
        return expected < counts.read() ? OptionalLong.empty() : OptionalLong.of(expected);
    }
}
