package dev.p2c.routes;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies edits of direction files to the running application. Camel's own reload loses template
 * routes and fails on a syntax error; this class replaces only the route of the changed file,
 * between two runs, and keeps the previous route if the edit is broken. Not thread-safe: one thread
 * calls {@link #look}.
 */
public final class DirectionReload {

    private static final Logger LOG = LoggerFactory.getLogger(DirectionReload.class);

    private final RouteFolder folder;
    private final LiveRoutes routes;
    private final Host host;
    private final Map<String, Direction> directions = new LinkedHashMap<>();
    private final Map<Path, String> inForce = new HashMap<>();

    /** The text of each file at the last attempt to apply it; an equal text is not tried again. */
    private final Map<Path, String> tried = new HashMap<>();

    private final RefusedFiles refused = new RefusedFiles();
    private Set<Path> missing = Set.of();
    private DirectionOrder order;

    /** The application's part in a reload. */
    public interface Host {

        /** Makes the tasks of new mapping files callable and returns all tasks with a mapping. */
        Set<String> tasks();

        /**
         * Refuses directions that must not run together.
         *
         * @throws ConfigurationException with the reasons
         */
        void check(List<Direction> directions);

        /** What Camel would refuse in a route file. */
        List<Problem> problems(Path file, String text);

        /**
         * Checks the mapping files of a direction that is to start.
         *
         * @throws ConfigurationException with every mistake
         */
        void check(Direction direction);

        /**
         * Replaces a route while no run of its direction is under way.
         *
         * @return false, without a replacement, if a run is under way
         */
        boolean whileIdle(String direction, Runnable swap);

        /** Takes over the mode of a direction before its route is replaced. */
        void mode(String direction, DirectionMode mode);

        /** Takes over the changed list of directions, sorted by their order. */
        void changed(List<Direction> directions);
    }

    /**
     * @param directions the running directions, as read from the directory
     */
    public DirectionReload(
            CamelContext camel,
            Path directory,
            DirectionChoice choice,
            List<Direction> directions,
            Host host) {
        this.folder = new RouteFolder(directory, choice);
        this.routes = new LiveRoutes(camel);
        this.host = host;
        directions.forEach(direction -> this.directions.put(direction.id(), direction));
        inForce.putAll(folder.contents());
        // A direction that could not start is tried again until its files have no mistake.
        inForce.keySet()
                .removeIf(
                        file ->
                                folder.isDirection(file)
                                        && !this.directions.containsKey(RouteFolder.id(file)));
        tried.putAll(inForce);
        order = new OrderReader(folder.order()).read(inForce.getOrDefault(folder.order(), ""));
    }

    /** Compares the files with the running routes and applies what has changed. */
    public void look() {
        Map<Path, String> now = folder.contents();
        new TreeMap<>(now).forEach(this::compare);
        Set<Path> gone = new HashSet<>(tried.keySet());
        gone.removeAll(now.keySet());
        // An editor may delete a file before it writes it again, so a file must be missing twice.
        gone.stream().filter(missing::contains).sorted().forEach(this::removed);
        missing = Set.copyOf(gone);
    }

    /** The files whose newest version is not in force, as the last look found them. */
    public List<WaitingFile> waiting() {
        return refused.waiting();
    }

    private void compare(Path file, String text) {
        if (text.equals(inForce.get(file))) {
            tried.put(file, text);
            if (refused.remove(file)) {
                LOG.info("{}: the file is back to the version in force", RouteFolder.id(file));
            }
        } else if (!text.equals(tried.get(file))) {
            edited(file, text);
        }
    }

    private void edited(Path file, String text) {
        if (folder.isOrder(file)) {
            reorder(file, text);
            return;
        }
        if (!folder.isDirection(file)) {
            LOG.warn("{} has changed: this needs a restart, directions run as before", file);
            tried.put(file, text);
            return;
        }
        try {
            Direction direction =
                    DirectionFiles.read(file, text, host.tasks(), host.problems(file, text));
            if (!directions.containsKey(direction.id())) {
                host.check(direction);
            }
            Map<String, Direction> all = new LinkedHashMap<>(directions);
            DirectionChoice.direct(direction.id())
                    .ifPresent(direct -> checkNotRunning(file, direct));
            all.put(direction.id(), direction);
            List<Direction> ordered = sorted(order, all.values());
            host.check(ordered);
            host.whileIdle(direction.id(), () -> swap(direction, text, ordered));
        } catch (ConfigurationException e) {
            // The edit is tried again at the next look: a missing mapping may be saved next.
            refuse(file, e.getMessage());
        }
    }

    /** A direct direction gives way to its staged counterpart only at a start. */
    private void checkNotRunning(Path file, String direct) {
        if (directions.containsKey(direct)) {
            throw new ConfigurationException(
                    file.toString(),
                    "takes the place of " + direct + ", which runs: this needs a restart");
        }
    }

    private List<Direction> sorted(DirectionOrder by, Collection<Direction> all) {
        return by.withoutAbsent(
                        all.stream().map(Direction::id).collect(Collectors.toSet()), folder.names())
                .sort(all);
    }

    private void reorder(Path file, String text) {
        tried.put(file, text);
        try {
            DirectionOrder edited = new OrderReader(file).read(text);
            List<Direction> ordered = sorted(edited, directions.values());
            order = edited;
            inForce.put(file, text);
            refused.remove(file);
            apply(ordered);
            LOG.info("{} is in force", file);
        } catch (ConfigurationException e) {
            refuse(file, e.getMessage());
        }
    }

    private void swap(Direction direction, String text, List<Direction> ordered) {
        Path file = direction.file();
        tried.put(file, text);
        try {
            host.mode(direction.id(), direction.mode());
            routes.replace(direction, text);
        } catch (Exception e) {
            restore(direction.id(), file);
            refuse(file, file + ": " + RefusedFiles.reason(e));
            return;
        }
        inForce.put(file, text);
        refused.remove(file);
        changed(direction.id(), ordered);
        LOG.info("{}: {} is in force", direction.id(), file);
    }

    /** Starts the previous route again, which Camel may have removed before it refused the edit. */
    private void restore(String id, Path file) {
        try {
            if (inForce.containsKey(file)) {
                host.mode(id, directions.get(id).mode());
                routes.replace(directions.get(id), inForce.get(file));
            } else {
                routes.remove(id);
            }
        } catch (Exception e) {
            LOG.error(
                    "{}: the previous version does not start again, restart the application",
                    id,
                    e);
        }
    }

    private void removed(Path file) {
        String id = RouteFolder.id(file);
        if (folder.isOrder(file)) {
            reorder(file, "");
            forget(file);
        } else if (!folder.isDirection(file)) {
            LOG.warn("{} is gone: this needs a restart, directions run as before", file);
            forget(file);
        } else if (!inForce.containsKey(file)) {
            forget(file);
            host.changed(List.copyOf(directions.values()));
        } else {
            Map<String, Direction> others = new LinkedHashMap<>(directions);
            others.remove(id);
            try {
                List<Direction> ordered = sorted(order, others.values());
                host.whileIdle(id, () -> remove(id, file, ordered));
            } catch (ConfigurationException e) {
                refuse(file, "the file is gone, but " + e.getMessage());
            }
        }
    }

    private void remove(String id, Path file, List<Direction> ordered) {
        try {
            routes.remove(id);
        } catch (Exception e) {
            LOG.error(
                    "{}: its file is gone; the route does not stop: {}",
                    id,
                    RefusedFiles.reason(e));
        }
        forget(file);
        LOG.info("{}: its file is gone, the direction is removed", id);
        changed(id, ordered);
    }

    private void forget(Path file) {
        tried.remove(file);
        inForce.remove(file);
        refused.remove(file);
    }

    private void changed(String id, List<Direction> ordered) {
        Direction before = directions.get(id);
        if (before != null) {
            Set<String> unused = new HashSet<>(before.taskNames());
            ordered.forEach(direction -> unused.removeAll(direction.taskNames()));
            unused.forEach(routes::removeTask);
        }
        apply(ordered);
    }

    private void apply(List<Direction> ordered) {
        directions.clear();
        ordered.forEach(direction -> directions.put(direction.id(), direction));
        host.changed(ordered);
    }

    private void refuse(Path file, String message) {
        String name = folder.isOrder(file) ? file.getFileName().toString() : RouteFolder.id(file);
        boolean isNew = folder.isDirection(file) && !inForce.containsKey(file);
        refused.add(file, new WaitingFile(name, !isNew, message));
    }
}
