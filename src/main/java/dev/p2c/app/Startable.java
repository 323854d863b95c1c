package dev.p2c.app;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mapping;
import dev.p2c.routes.Direction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the files of routes and mappings let run: a mistake in one file keeps only the directions
 * from running that need it.
 *
 * @param mappings of all tasks; of a file with a mistake only names and values
 * @param directions those whose files have no mistake
 * @param leftOut the mistakes of the others, by direction
 * @param unable those of the others whose route file can be read
 * @param problems every mistake
 */
public record Startable(
        Map<String, Mapping> mappings,
        List<Direction> directions,
        Map<String, List<Problem>> leftOut,
        List<Direction> unable,
        List<Problem> problems) {

    public Startable {
        mappings = Map.copyOf(mappings);
        directions = List.copyOf(directions);
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
        unable = List.copyOf(unable);
        problems = List.copyOf(problems);
    }

    /**
     * Refuses a pass that needs a file with a mistake.
     *
     * @param direction a name, or {@code all}
     * @throws ConfigurationException with the mistakes of its files
     */
    public void check(String direction) {
        if (direction.equals("all") && !problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        if (leftOut.containsKey(direction)) {
            throw new ConfigurationException(leftOut.get(direction));
        }
    }

    /** A line that names the files with mistakes, none of which is needed; empty without any. */
    public Optional<String> notNeeded() {
        Set<String> places = new LinkedHashSet<>();
        problems.forEach(problem -> places.add(problem.place()));
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "mistakes in files that are not needed here: %s; bin/p2c validate shows them"
                                .formatted(String.join(", ", places)));
    }
}
