package dev.p2c.task.plan;

import dev.p2c.state.FieldChange;
import dev.p2c.state.History;
import dev.p2c.state.Write;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the fields whose value the target did not take, though it answered the write: the rows of a
 * plan are read again after they are written, and the history then has the value that stayed as the
 * old and the new one. Immutable and thread-safe.
 */
public final class IgnoredValues {

    private static final int WRITES = 50;

    private final History history;

    public IgnoredValues(History history) {
        this.history = history;
    }

    /**
     * The fields of a row that the target ignored when they were written last.
     *
     * @param theirs what the target has now, by field, as comparable texts
     * @return by field, the run that wrote it
     */
    public Map<String, Long> of(
            String task, String company, String key, Map<String, String> theirs) {
        Map<String, Long> ignored = new HashMap<>();
        Set<String> newer = new HashSet<>();
        for (Write write : history.ofRow(task, Optional.of(company), key, WRITES)) {
            for (FieldChange field : write.fields()) {
                boolean stayed =
                        field.value().equals(field.old())
                                && field.value().equals(theirs.get(field.name()));
                if (newer.add(field.name()) && stayed) {
                    ignored.put(field.name(), write.run());
                }
            }
        }
        return ignored;
    }

    /** Why a field differs. */
    public static String text(String target, long run) {
        return "%s ignored this value at the last write (run %d)".formatted(target, run);
    }
}
