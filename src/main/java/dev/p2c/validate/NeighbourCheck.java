package dev.p2c.validate;

import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldUse;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Owner;
import dev.p2c.mapping.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks mappings that run together against each other: no field has two owners, and no tasks feed
 * each other in a loop. Asks no system.
 */
public final class NeighbourCheck {

    /** Longer ways back than over a third and a fourth system do not occur. */
    private static final int LONGEST = 4;

    private final List<Mapping> mappings;
    private final Notes notes = new Notes();

    private NeighbourCheck(Collection<Mapping> mappings) {
        this.mappings = List.copyOf(mappings);
    }

    /**
     * Checks mappings of tasks that run together.
     *
     * @param mappings in the order of their tasks' names
     */
    public static Findings of(Collection<Mapping> mappings) {
        NeighbourCheck check = new NeighbourCheck(mappings);
        check.owners();
        check.mappings.forEach(first -> check.loops(first, new ArrayList<>(List.of(first))));
        return check.notes.findings();
    }

    private void owners() {
        for (int i = 0; i < mappings.size(); i++) {
            for (Mapping other : mappings.subList(0, i)) {
                if (writesRowsOf(other, mappings.get(i))) {
                    owners(other, mappings.get(i));
                }
            }
        }
    }

    /** Whether both write the same target row for a source row; other filters are other rows. */
    private static boolean writesRowsOf(Mapping one, Mapping two) {
        Optional<String> first = one.source().filter();
        Optional<String> second = two.source().filter();
        boolean isSameRow = first.isEmpty() || second.isEmpty() || first.equals(second);
        return isSameRow
                && from(one).equals(from(two))
                && to(one).equals(to(two))
                && one.sourceColumns().keyPaths().equals(two.sourceColumns().keyPaths());
    }

    private void owners(Mapping one, Mapping two) {
        Map<String, FieldRule> ofOne = new LinkedHashMap<>();
        one.rules().forEach(rule -> ofOne.put(rule.path().column(), rule));
        Set<String> key = Set.copyOf(two.target().key());
        for (FieldRule rule : two.rules()) {
            FieldRule other = ofOne.get(rule.path().column());
            if (other != null && !key.contains(rule.target())) {
                notes.mistake(
                        rule.place(),
                        "%s of %s has two owners: %s writes the field of the same rows (%s). Keep one of the two rules"
                                .formatted(
                                        rule.target(),
                                        two.target().entity(),
                                        one.task(),
                                        other.place()));
            }
        }
    }

    /** Follows the tasks that read what the last one writes, until they come back to the first. */
    private void loops(Mapping first, List<Mapping> way) {
        Mapping last = way.get(way.size() - 1);
        if (to(last).equals(from(first))) {
            loop(way);
            return;
        }
        if (way.size() < LONGEST) {
            for (Mapping next : mappings) {
                // Each loop is found once, from the task whose name comes first.
                boolean isLater = next.task().compareTo(first.task()) > 0;
                if (isLater && !way.contains(next) && from(next).equals(to(last))) {
                    way.add(next);
                    loops(first, way);
                    way.remove(next);
                }
            }
        }
    }

    private void loop(List<Mapping> way) {
        boolean isIntended = way.stream().anyMatch(task -> isIntended(task, way));
        if (isIntended || way.stream().anyMatch(NeighbourCheck::overwritesNothing)) {
            return;
        }
        Place place = place(way.get(0));
        String tasks = way.stream().map(Mapping::task).collect(Collectors.joining(" and "));
        if (way.size() == 1) {
            notes.mistake(place, "the task writes what it reads: " + to(way.get(0)));
        } else if (way.stream().anyMatch(Mapping::keepsValues)) {
            notes.warning(
                    place,
                    "%s feed each other, and none names a twin: a row that one of them has written looks like an edit to the other. Write \"twin\" in the target of one"
                            .formatted(tasks));
        } else {
            notes.mistake(
                    place,
                    "a loop: %s feed each other, and each pass of one makes work for the other. Write \"twin\" and \"owner\" in the target if rows go both ways, or remove one of the tasks"
                            .formatted(tasks));
        }
    }

    /** Whether a task leaves the values of rows that exist, so that no loop goes through it. */
    private static boolean overwritesNothing(Mapping task) {
        Set<String> key = Set.copyOf(task.target().key());
        return task.target().once().isPresent()
                || task.rules().stream()
                        .filter(rule -> !key.contains(rule.target()))
                        .allMatch(rule -> task.owner(rule) == Owner.TARGET);
    }

    private static boolean isIntended(Mapping task, List<Mapping> way) {
        return task.target()
                .twin()
                .filter(twin -> way.stream().anyMatch(other -> other.task().equals(twin.task())))
                .isPresent();
    }

    private static Place place(Mapping mapping) {
        return mapping.uses().stream()
                .filter(use -> use.side() == Side.TARGET && use.path().isEmpty())
                .map(FieldUse::place)
                .findFirst()
                .orElseThrow();
    }

    private static String from(Mapping mapping) {
        return mapping.source().connection() + " " + mapping.source().entity();
    }

    private static String to(Mapping mapping) {
        return mapping.target().connection() + " " + mapping.target().entity();
    }
}
