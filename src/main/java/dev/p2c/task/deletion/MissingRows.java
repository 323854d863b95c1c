package dev.p2c.task.deletion;

import dev.p2c.state.SourceVersion;
import dev.p2c.state.State;
import dev.p2c.task.batch.SeenKeys;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the written rows of a task in a company whose source rows were not among the rows just
 * read.
 */
final class MissingRows {

    private final State state;
    private final String task;
    private final String company;

    MissingRows(State state, String task, String company) {
        this.state = state;
        this.task = task;
        this.company = company;
    }

    /**
     * @param seen the integration keys of all source rows
     * @return integration keys of the missing rows
     */
    Set<String> byKey(SeenKeys seen) {
        Set<String> missing = new HashSet<>();
        state.ledgerScan()
                .withSource(
                        task,
                        company,
                        entry -> {
                            if (!seen.has(entry.key())) {
                                missing.add(entry.key());
                            }
                        });
        return missing;
    }

    /**
     * @param seen the {@link #folded} ids of all source rows
     * @return ids of the missing rows by integration key
     */
    Map<String, String> byRowId(SeenKeys seen) {
        Map<String, String> missing = new HashMap<>();
        state.ledgerScan()
                .withSource(
                        task,
                        company,
                        entry -> {
                            String id = entry.source().value();
                            boolean isId = entry.source().kind() == SourceVersion.Kind.ROW_ID;
                            if (isId && !seen.has(folded(id))) {
                                missing.put(entry.key(), id);
                            }
                        });
        return missing;
    }

    /** An id for comparison: services return GUIDs in either case. */
    static String folded(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
