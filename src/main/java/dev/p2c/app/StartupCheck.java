package dev.p2c.app;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionFiles;
import dev.p2c.routes.SameRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads all route and mapping files and collects their mistakes, without asking any system. */
final class StartupCheck {

    private final DirectionFiles files;
    private final Mappings mappings;

    StartupCheck(DirectionFiles files, Mappings mappings) {
        this.files = files;
        this.mappings = mappings;
    }

    /**
     * What can start.
     *
     * @param mappings of all tasks; of a file with a mistake only names and values
     * @param directions those whose files have no mistake
     * @param leftOut the mistakes of the others, by direction
     * @param problems every mistake
     */
    record Start(
            Map<String, Mapping> mappings,
            List<Direction> directions,
            Map<String, List<Problem>> leftOut,
            List<Problem> problems) {

        Start {
            mappings = Map.copyOf(mappings);
            directions = List.copyOf(directions);
            leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
            problems = List.copyOf(problems);
        }
    }

    /**
     * Returns the directions that can start, and what is wrong with the others.
     *
     * @throws ConfigurationException with every mistake, if none can start or if the order or the
     *     choice of the directions is wrong
     */
    Start start() {
        Mappings.Everything ofMappings = mappings.readAll();
        DirectionFiles.Everything ofRoutes = files.readAll(mappings.tasks());
        Set<Problem> problems = new LinkedHashSet<>(ofMappings.problems());
        problems.addAll(ofRoutes.problems());
        Map<String, List<Problem>> leftOut = new LinkedHashMap<>(ofRoutes.broken());
        List<Direction> directions = new ArrayList<>();
        for (Direction direction : ofRoutes.directions()) {
            List<Problem> own = problems(direction, ofMappings.broken());
            if (own.isEmpty()) {
                directions.add(direction);
            } else {
                leftOut.put(direction.id(), own);
            }
        }
        Set<Problem> ofNoDirection = new LinkedHashSet<>(ofRoutes.problems());
        ofRoutes.broken().values().forEach(ofNoDirection::removeAll);
        try {
            SameRows.check(directions, ofMappings.drafts());
        } catch (ConfigurationException e) {
            ofNoDirection.addAll(e.problems());
            problems.addAll(e.problems());
        }
        if (directions.isEmpty() && !problems.isEmpty() || !ofNoDirection.isEmpty()) {
            throw new ConfigurationException(List.copyOf(problems));
        }
        return new Start(ofMappings.drafts(), directions, leftOut, List.copyOf(problems));
    }

    /** The mistakes in the mappings of a direction. */
    static List<Problem> problems(Direction direction, Map<String, List<Problem>> broken) {
        return direction.taskNames().stream()
                .flatMap(task -> broken.getOrDefault(task, List.of()).stream())
                .distinct()
                .toList();
    }

    /**
     * Returns the directions of the route files.
     *
     * @throws ConfigurationException with the mistakes of all route and mapping files
     */
    List<Direction> directions() {
        return whole().directions();
    }

    /**
     * Returns what can start, if nothing is wrong with any file.
     *
     * @throws ConfigurationException with the mistakes of all route and mapping files
     */
    Start whole() {
        Start start = start();
        if (!start.problems().isEmpty()) {
            throw new ConfigurationException(start.problems());
        }
        return start;
    }
}
