package dev.p2c.run;

import dev.p2c.state.Counts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The counts of one task in a run, for all companies or for one. Thread-safe. */
public final class Progress {

    private final Optional<Progress> whole;
    private Counts counts = Counts.ZERO;
    private final Map<String, Long> skipped = new HashMap<>();
    private final Map<String, Long> gone = new HashMap<>();
    private long conflicts;
    private String compared;
    private long expected = -1;

    Progress() {
        this.whole = Optional.empty();
    }

    /** Creates the progress of one company, whose counts are added to the whole, too. */
    Progress(Progress whole) {
        this.whole = Optional.of(whole);
    }

    public synchronized void add(Counts more, Map<String, Long> reasons) {
        counts = counts.plus(more);
        reasons.forEach((reason, rows) -> skipped.merge(reason, rows, Long::sum));
        whole.ifPresent(all -> all.add(more, reasons));
    }

    /** The number of skipped rows by reason. */
    public synchronized Map<String, Long> skipped() {
        return new TreeMap<>(skipped);
    }

    public synchronized void gone(String outcome, long rows) {
        gone.merge(outcome, rows, Long::sum);
        whole.ifPresent(all -> all.gone(outcome, rows));
    }

    /** The number of rows whose source row was deleted, by outcome. */
    public synchronized Map<String, Long> gone() {
        return new TreeMap<>(gone);
    }

    public synchronized void contested(long rows) {
        conflicts += rows;
        whole.ifPresent(all -> all.contested(rows));
    }

    /** The number of parked rows that wait because they are in conflict. */
    public synchronized long conflicts() {
        return conflicts;
    }

    public synchronized void compares(String reason) {
        compared = reason;
        whole.ifPresent(all -> all.compares(reason));
    }

    /** Why all rows were compared; empty for a pass that relied on the state. */
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

    /**
     * The number of rows this pass will read, if the source reports it. Only an estimate, because
     * rows change during the pass.
     */
    public synchronized OptionalLong expected() {
        return expected < counts.read() ? OptionalLong.empty() : OptionalLong.of(expected);
    }
}
