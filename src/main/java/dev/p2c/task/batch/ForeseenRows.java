package dev.p2c.task.batch;

import dev.p2c.state.RowChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows that a plan foresees, while they are written, and what became of them. A row is written
 * only as foreseen; a pass without a plan foresees none. Thread-safe.
 */
public final class ForeseenRows {

    /**
     * A row as the plan has it.
     *
     * @param change with the target's value of each field before and after the write
     * @param hash of all mapped values
     * @param source key columns of a source row with blanks around its key; empty for other rows
     */
    public record Row(RowChange change, String hash, Map<String, String> source) {}

    /** Finds the fields of a row that the target ignored when they were written last. */
    @FunctionalInterface
    public interface Ignored {

        /**
         * @param theirs what the target has now, by field
         */
        Set<String> of(String key, Map<String, String> theirs);
    }

    private final Map<String, Row> rows = new ConcurrentHashMap<>();
    private final Map<String, Boolean> done = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    private volatile Ignored ignored = (key, theirs) -> Set.of();

    /** Tells which fields may differ though the plan leaves them alone. */
    public void ignoring(Ignored fields) {
        ignored = fields;
    }

    /** The fields of a row that may differ though the plan leaves them alone. */
    public Set<String> ignored(String key, Map<String, String> theirs) {
        return ignored.of(key, theirs);
    }

    /** Adds rows, by key, before they are written. */
    public void add(Map<String, Row> more) {
        rows.putAll(more);
    }

    /** The row of a key; empty if the plan has none. */
    public Optional<Row> of(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    /**
     * Records a row that the target has now as foreseen.
     *
     * @param isWritten false if the target had it already
     */
    public void done(String key, boolean isWritten) {
        if (rows.containsKey(key)) {
            done.put(key, isWritten);
        }
    }

    /** Records a row that is not written, because it is no longer as foreseen. */
    public void refuse(String key, String why) {
        refused.putIfAbsent(key, why);
    }

    /**
     * Takes out rows that were tried.
     *
     * @return why each row that was foreseen is not done; empty texts where no reason is known
     */
    public Map<String, String> left(Iterable<String> keys) {
        Map<String, String> left = new LinkedHashMap<>();
        for (String key : keys) {
            rows.remove(key);
            String why = refused.remove(key);
            if (why != null || !done.containsKey(key)) {
                left.put(key, why == null ? "" : why);
            }
        }
        return left;
    }

    /** How many rows were written, or were there already. */
    public long done(boolean written) {
        return done.values().stream().filter(is -> is == written).count();
    }
}
