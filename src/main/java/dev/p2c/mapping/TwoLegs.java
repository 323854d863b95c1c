package dev.p2c.mapping;

import dev.p2c.mapping.Mapping.Watermark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two tasks that bring rows over a third system: the second one reads what the first one writes,
 * with the same integration keys, or with keys that have one value more.
 *
 * @param first the task from the source to the system in the middle
 * @param second the task from there to the destination
 * @param from the connection of the source
 * @param over the connection in the middle
 * @param to the connection of the destination
 * @param arrival the column that tells when a row was last written in the middle, if there is any
 * @param longer whether the keys of the second task have one value more at their end
 */
public record TwoLegs(
        String first,
        String second,
        String from,
        String over,
        String to,
        Optional<String> arrival,
        boolean longer) {

    private static final String BEFORE_TARGET = "-to-";

    /** Finds the second legs among mappings, by {@link Mapping.Source#after}. */
    public static List<TwoLegs> among(Map<String, Mapping> mappings) {
        List<TwoLegs> all = new ArrayList<>();
        for (Mapping second : mappings.values()) {
            second.source()
                    .after()
                    .map(mappings::get)
                    .ifPresent(first -> all.add(new TwoLegs(first, second)));
        }
        return all;
    }

    private TwoLegs(Mapping first, Mapping second) {
        this(
                first.task(),
                second.task(),
                first.source().connection(),
                second.source().connection(),
                second.target().connection(),
                second.source().changes() instanceof Watermark watermark
                        ? Optional.of(watermark.column())
                        : Optional.empty(),
                second.keyParts() == first.keyParts() + 1);
    }

    /** What both tasks are called up to their targets: {@code staged-accounts}. */
    public String name() {
        int end = second.lastIndexOf(BEFORE_TARGET);
        return end > 0 && first.startsWith(second.substring(0, end) + BEFORE_TARGET)
                ? second.substring(0, end)
                : first;
    }

    /** The three systems in the order in which a row passes them. */
    public String way() {
        return from + " > " + over + " > " + to;
    }

    /** The key in the first leg of a row with this key in the second one. */
    public String keyInFirst(String key) {
        List<String> parts = longer ? KeyText.parts(key) : List.of();
        return longer ? KeyText.of(parts.subList(0, parts.size() - 1)) : key;
    }

    /** Whether a task is one of the two. */
    public boolean has(String task) {
        return task.equals(first) || task.equals(second);
    }
}
