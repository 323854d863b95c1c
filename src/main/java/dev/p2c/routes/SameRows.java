package dev.p2c.routes;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.TwoLegs;
import dev.p2c.routes.Direction.TaskCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Finds tasks that bring the same rows from one system to another, one directly and one in two legs
 * over a third system, whatever their directions are called. Both would overwrite each other.
 */
public final class SameRows {

    private static final String STAGED = DirectionChoice.counterpart("");

    private SameRows() {}

    /**
     * Refuses directions that would bring the same rows.
     *
     * @param mappings by task
     * @throws ConfigurationException with the file and line of each direct task
     */
    public static void check(Collection<Direction> directions, Map<String, Mapping> mappings) {
        List<Problem> problems = new ArrayList<>();
        for (TwoLegs legs : TwoLegs.among(mappings)) {
            directions.stream()
                    .filter(staged -> staged.taskNames().contains(legs.second()))
                    .forEach(
                            staged ->
                                    directions.forEach(
                                            direct ->
                                                    direct(
                                                            direct, staged, legs, mappings,
                                                            problems)));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static void direct(
            Direction direct,
            Direction staged,
            TwoLegs legs,
            Map<String, Mapping> mappings,
            List<Problem> problems) {
        for (TaskCall call : direct.tasks()) {
            Mapping mapping = mappings.get(call.task());
            if (mapping != null && isSame(mapping, legs, mappings)) {
                problems.add(
                        new Problem(
                                direct.file() + ":" + call.line(),
                                ("%s would run together with %s of %s: both bring %s of %s to %s and"
                                                + " would overwrite each other. Remove one of the"
                                                + " files, or choose directions in p2c.directions")
                                        .formatted(
                                                call.task(),
                                                legs.second(),
                                                staged.file(),
                                                mapping.source().entity(),
                                                mapping.source().connection(),
                                                mapping.target().connection())));
            }
        }
    }

    /** Entities of the destination may differ, as two entities of Finance show one quotation. */
    private static boolean isSame(Mapping direct, TwoLegs legs, Map<String, Mapping> mappings) {
        Mapping first = mappings.get(legs.first());
        Mapping second = mappings.get(legs.second());
        return direct.source().connection().equals(first.source().connection())
                && direct.source().entity().equals(first.source().entity())
                && direct.target().connection().equals(second.target().connection())
                && (direct.target().entity().equals(second.target().entity())
                        || second.task().equals(STAGED + direct.task()));
    }
}
