package dev.p2c.app;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionFiles;
import dev.p2c.validate.NeighbourCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final Set<Problem> told = ConcurrentHashMap.newKeySet();
    private volatile List<Direction> directions;
    private volatile Map<String, List<Problem>> leftOut;
    private volatile List<Direction> unable;

    StartedDirections(ConfiguredFiles files, Mappings mappings) {
        this.files = files.directions();
        this.mappings = mappings;
        this.found = files.check(mappings).start();
        this.directions = found.directions();
        this.leftOut = found.leftOut();
        this.unable = found.unable();
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

    /** The directions that do not run although their files can be read. */
    List<Direction> unable() {
        return unable.stream().filter(direction -> leftOut.containsKey(direction.id())).toList();
    }

    /** Logs the directions that do not start, and those that disturb each other. */
    void logMistakes() {
        leftOut.forEach(StartedDirections::log);
        logNeighbours(found.mappings());
    }

    /** Tasks may run although they feed each other, but nobody wants that. */
    private void logNeighbours(Map<String, Mapping> all) {
        Set<String> running = new TreeSet<>();
        directions.forEach(direction -> running.addAll(direction.taskNames()));
        running.retainAll(all.keySet());
        NeighbourCheck.of(running.stream().map(all::get).toList()).all().stream()
                .filter(told::add)
                .forEach(problem -> LOG.warn("{}", problem));
    }

    private static void log(String direction, List<Problem> mistakes) {
        LOG.error(
                "{}: does not start; the other directions do\n{}",
                direction,
                new ConfigurationException(mistakes).getMessage());
    }

    /** Leaves out a direction that does not start, with the reason. */
    void refuse(Direction direction, Problem reason) {
        List<Direction> others = new ArrayList<>(directions);
        others.remove(direction);
        directions = List.copyOf(others);
        Map<String, List<Problem>> left = new LinkedHashMap<>(leftOut);
        left.put(direction.id(), List.of(reason));
        leftOut = Collections.unmodifiableMap(left);
        unable = Stream.concat(unable.stream(), Stream.of(direction)).toList();
        log(direction.id(), List.of(reason));
    }

    /**
     * Refuses a start after which nothing would run.
     *
     * @throws ConfigurationException with the mistakes of all directions
     */
    void refuseStartOfNone() {
        if (directions.isEmpty() && !leftOut.isEmpty()) {
            throw new ConfigurationException(
                    leftOut.values().stream().flatMap(List::stream).toList());
        }
    }

    /**
     * Refuses a pass of directions of which one did not start.
     *
     * @throws ConfigurationException with the reasons
     */
    public void check(List<Direction> chosen) {
        List<Problem> reasons =
                chosen.stream()
                        .flatMap(one -> leftOut.getOrDefault(one.id(), List.of()).stream())
                        .toList();
        if (!reasons.isEmpty()) {
            throw new ConfigurationException(reasons);
        }
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
        logNeighbours(mappings.readAll().drafts());
    }
}
