package dev.p2c.routes;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which directions run before which: the content of {@code routes/order.yaml}.
 *
 * @param file path for messages
 * @param entries by direction, in file order
 */
record DirectionOrder(Path file, Map<String, Entry> entries) {

    private static final Logger LOG = LoggerFactory.getLogger(DirectionOrder.class);

    DirectionOrder {
        entries = Map.copyOf(entries);
    }

    /**
     * One line of the file.
     *
     * @param line from 1
     * @param column from 1
     * @param before directions that run earlier
     */
    record Entry(int line, int column, List<String> before) {

        Entry {
            before = List.copyOf(before);
        }

        private Entry among(Set<String> present, Set<String> all) {
            return new Entry(
                    line,
                    column,
                    before.stream()
                            .map(name -> standsFor(name, present))
                            .filter(name -> !isAbsent(name, present, all))
                            .toList());
        }

        private Entry and(Entry other) {
            return new Entry(
                    line,
                    column,
                    Stream.concat(before.stream(), other.before.stream()).distinct().toList());
        }
    }

    /**
     * Returns the order of the directions that take part. The name of a direct direction stands for
     * its staged counterpart where that one takes part, and entries for directions that do not take
     * part are left out.
     *
     * @param present ids of the directions that take part
     * @param all ids of all directions that have a file
     */
    DirectionOrder withoutAbsent(Set<String> present, Set<String> all) {
        Map<String, Entry> kept = new LinkedHashMap<>();
        entries.forEach(
                (id, entry) -> {
                    String name = standsFor(id, present);
                    if (!isAbsent(name, present, all)) {
                        kept.merge(name, entry.among(present, all), Entry::and);
                    }
                });
        return new DirectionOrder(file, kept);
    }

    private static String standsFor(String name, Set<String> present) {
        String staged = DirectionChoice.counterpart(name);
        return !present.contains(name) && present.contains(staged) ? staged : name;
    }

    private static boolean isAbsent(String name, Set<String> present, Set<String> all) {
        return all.contains(name) && !present.contains(name);
    }

    /**
     * Sorts directions so that each comes after the directions that its entry names. Logs a warning
     * for an entry without a direction, since a direction may have been taken out for a while.
     *
     * @param directions in the order that applies where the entries leave a choice
     * @throws ConfigurationException if an entry names an unknown direction or entries form a cycle
     */
    List<Direction> sort(Collection<Direction> directions) {
        Map<String, Direction> byId = new LinkedHashMap<>();
        directions.forEach(direction -> byId.put(direction.id(), direction));
        check(byId.keySet());
        Set<Direction> sorted = new LinkedHashSet<>();
        byId.keySet().forEach(id -> place(id, byId, sorted, List.of()));
        return List.copyOf(sorted);
    }

    private void check(Set<String> ids) {
        List<Problem> problems = new ArrayList<>();
        entries.forEach(
                (id, entry) -> {
                    if (!ids.contains(id)) {
                        LOG.warn(
                                "{}:{}: {} is not a direction.{}",
                                file,
                                entry.line(),
                                id,
                                Suggestion.didYouMean(id, ids));
                        return;
                    }
                    entry.before().stream()
                            .filter(other -> !ids.contains(other))
                            .map(other -> unknown(id, entry, other, ids))
                            .forEach(problems::add);
                });
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private Problem unknown(String id, Entry entry, String other, Set<String> ids) {
        return new Problem(
                file.toString(),
                entry.line(),
                entry.column(),
                id
                        + " comes after "
                        + other
                        + ", which is not a direction."
                        + Suggestion.didYouMean(other, ids));
    }

    private void place(
            String id, Map<String, Direction> byId, Set<Direction> sorted, List<String> path) {
        Entry entry = entries.getOrDefault(id, new Entry(1, 1, List.of()));
        List<String> longer = new ArrayList<>(path);
        longer.add(id);
        if (path.contains(id)) {
            throw new ConfigurationException(
                    List.of(
                            new Problem(
                                    file.toString(),
                                    entry.line(),
                                    entry.column(),
                                    id
                                            + " comes after itself: "
                                            + String.join(" after ", longer))));
        }
        entry.before().forEach(other -> place(other, byId, sorted, longer));
        sorted.add(byId.get(id));
    }
}
