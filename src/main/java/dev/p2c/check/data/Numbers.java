package dev.p2c.check.data;

import dev.p2c.mapping.Mapping;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The integration keys seen so far, which must be unique among the rows that become rows of one
 * entity set of one company. Keys differ neither in case nor in blanks at their ends. Not
 * thread-safe.
 */
final class Numbers {

    private final HeldBack held;
    private final Map<String, Map<String, String>> seen = new HashMap<>();

    Numbers(HeldBack held) {
        this.held = held;
    }

    /** Notes a key; returns whether no row before had the key. */
    boolean add(Mapping mapping, String company, String key) {
        String entity = mapping.target().connection() + " " + mapping.target().entity();
        String before =
                seen.computeIfAbsent(entity + " " + company, e -> new HashMap<>())
                        .putIfAbsent(key.strip().toLowerCase(Locale.ROOT), mapping.task());
        if (before != null) {
            held.add(
                    new HeldBack.Cause(
                            Question.NUMBERS,
                            before.equals(mapping.task())
                                    ? mapping.task() + ": a number that another row has as well"
                                    : mapping.task()
                                            + ": a number that a row of "
                                            + before
                                            + " has",
                            "give each row a number of its own, or deactivate all rows but one"),
                    key);
        }
        return before == null;
    }
}
