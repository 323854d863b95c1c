package dev.p2c.app;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mappings;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionFiles;
import dev.p2c.routes.SameRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads all route and mapping files and collects their mistakes, without asking any system. */
final class StartupCheck {

    private final DirectionFiles files;
    private final Mappings mappings;
    private final RouteChecks routes;

    StartupCheck(DirectionFiles files, Mappings mappings, RouteChecks routes) {
        this.files = files;
        this.mappings = mappings;
        this.routes = routes;
    }

    /**
     * Returns the directions that can start, and what is wrong with the others.
     *
     * @throws ConfigurationException with every mistake, if none can start or if the order, the
     *     choice of the directions or a file that all of them share is wrong
     */
    Startable start() {
        Mappings.Everything ofMappings = mappings.readAll();
        DirectionFiles.Everything ofRoutes = files.readAll(mappings.tasks());
        Set<Problem> ofAll = new LinkedHashSet<>(ofRoutes.problems());
        ofRoutes.broken().values().forEach(ofAll::removeAll);
        ofAll.addAll(routes.problemsOfSharedFiles());
        Map<String, List<Problem>> leftOut = new LinkedHashMap<>();
        ofRoutes.broken().forEach((id, read) -> leftOut.put(id, withRefused(id, read)));
        List<Direction> directions = new ArrayList<>();
        List<Direction> unable = new ArrayList<>();
        for (Direction direction : ofRoutes.directions()) {
            List<Problem> own = problems(direction, ofMappings.broken());
            if (own.isEmpty()) {
                directions.add(direction);
            } else {
                unable.add(direction);
                leftOut.put(direction.id(), own);
            }
        }
        try {
            SameRows.check(directions, ofMappings.drafts());
        } catch (ConfigurationException e) {
            ofAll.addAll(e.problems());
        }
        Set<Problem> problems = new LinkedHashSet<>(ofMappings.problems());
        problems.addAll(ofRoutes.problems());
        leftOut.values().forEach(problems::addAll);
        problems.addAll(ofAll);
        if (directions.isEmpty() && !problems.isEmpty() || !ofAll.isEmpty()) {
            throw new ConfigurationException(List.copyOf(problems));
        }
        return new Startable(
                ofMappings.drafts(), directions, leftOut, unable, List.copyOf(problems));
    }

    /** The mistakes in the route file and in the mappings of a direction. */
    private List<Problem> problems(Direction direction, Map<String, List<Problem>> broken) {
        return Stream.concat(
                        routes.problems(List.of(direction.file())).stream(),
                        ofMappings(direction, broken).stream())
                .toList();
    }

    /** The mistakes that the reader found in a file, and what Camel would refuse in it. */
    private List<Problem> withRefused(String id, List<Problem> read) {
        List<Path> file =
                files.files().stream().filter(path -> path.endsWith(id + ".yaml")).toList();
        return Stream.concat(read.stream(), routes.problems(file).stream()).distinct().toList();
    }

    /** The mistakes in the mappings of a direction. */
    static List<Problem> ofMappings(Direction direction, Map<String, List<Problem>> broken) {
        return direction.taskNames().stream()
                .flatMap(task -> broken.getOrDefault(task, List.of()).stream())
                .distinct()
                .toList();
    }
}
