package dev.p2c.app;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionFiles;
import dev.p2c.routes.SameRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads all route and mapping files and collects their mistakes, without asking any system. */
final class StartupCheck {

    private final DirectionFiles files;
    private final Mappings mappings;

    StartupCheck(DirectionFiles files, Mappings mappings) {
        this.files = files;
        this.mappings = mappings;
    }

    /**
     * Returns the directions of the route files.
     *
     * @throws ConfigurationException with the mistakes of all route and mapping files
     */
    List<Direction> directions() {
        List<Problem> problems = new ArrayList<>();
        List<Direction> directions = List.of();
        Map<String, Mapping> all = Map.of();
        try {
            all = mappings.loadAll();
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
        try {
            directions = files.load(mappings.tasks());
            SameRows.check(directions, all);
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return directions;
    }
}
