package dev.p2c.app;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mappings;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionFiles;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directions that run, and those that do not because of a mistake in their files. A broken
 * mapping keeps only the directions from starting that need it. Thread-safe.
 */
public final class StartedDirections {

    private static final Logger LOG = LoggerFactory.getLogger(StartedDirections.class);

    private final DirectionFiles files;
    private final Mappings mappings;
    private final Startable found;
    private volatile List<Direction> directions;
    private volatile Map<String, List<Problem>> leftOut;

    StartedDirections(ConfiguredFiles files, Mappings mappings) {
        this.files = files.directions();
        this.mappings = mappings;
        this.found = files.check(mappings).start();
        this.directions = found.directions();
        this.leftOut = found.leftOut();
    }

    /** What the files let run at the start. */
    public Startable found() {
        return found;
    }

    /** The directions that run, each after those it depends on. */
    List<Direction> directions() {
        return directions;
    }

    /** The directions that do not run because of mistakes in their files, with the mistakes. */
    Map<String, List<Problem>> leftOut() {
        return leftOut;
    }

    /** The directions that do not run and whose tasks are known, because of their mappings. */
    List<Direction> unable() {
        return found.unable().stream()
                .filter(direction -> leftOut.containsKey(direction.id()))
                .toList();
    }

    void logLeftOut() {
        leftOut.forEach(
                (direction, mistakes) ->
                        LOG.error(
                                "{}: does not start; the other directions do\n{}",
                                direction,
                                new ConfigurationException(mistakes).getMessage()));
    }

    /**
     * Checks the mapping files of a direction that is to start.
     *
     * @throws ConfigurationException with every mistake of a task that no running direction has
     */
    void checkFiles(Direction direction) {
        Set<String> running =
                directions.stream()
                        .flatMap(one -> one.taskNames().stream())
                        .collect(Collectors.toSet());
        Map<String, List<Problem>> broken = new HashMap<>(mappings.readAll().broken());
        broken.keySet().removeAll(running);
        List<Problem> found = StartupCheck.ofMappings(direction, broken);
        if (!found.isEmpty()) {
            throw new ConfigurationException(found);
        }
    }

    /** Takes over the directions after route files have changed. */
    void replace(List<Direction> changed) {
        directions = List.copyOf(changed);
        Map<String, List<Problem>> left = new LinkedHashMap<>(leftOut);
        changed.forEach(direction -> left.remove(direction.id()));
        left.keySet().retainAll(files.names());
        leftOut = Collections.unmodifiableMap(left);
    }
}
