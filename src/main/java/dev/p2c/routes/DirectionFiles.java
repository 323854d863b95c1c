package dev.p2c.routes;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.routes.Direction.TaskCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The direction files of {@code routes/}, checked as far as Camel does not. */
public final class DirectionFiles {

    private final Path directory;

    public DirectionFiles(Path directory) {
        this.directory = directory;
    }

    /** In name order. */
    public List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(RouteFolder::isRouteFile).sorted().toList();
        } catch (IOException e) {
            throw new ConfigurationException(
                    directory.toString(), "cannot be read; it is the folder of the directions");
        }
    }

    /**
     * All directions, in an order in which each comes after those it needs.
     *
     * @param tasks tasks that have a mapping
     * @throws ConfigurationException with every mistake of every file
     */
    public List<Direction> load(Set<String> tasks) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Direction> directions = new LinkedHashMap<>();
        for (Path file : files()) {
            try {
                Direction direction = read(file, text(file), tasks);
                directions.put(direction.id(), direction);
            } catch (ConfigurationException e) {
                problems.addAll(e.problems());
            }
        }
        checkAfter(directions, problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return placed(directions);
    }

    /**
     * Each after those it needs.
     *
     * @throws ConfigurationException if one needs what is not there, or itself
     */
    static List<Direction> inOrder(Collection<Direction> directions) {
        Map<String, Direction> byId = new LinkedHashMap<>();
        directions.forEach(direction -> byId.put(direction.id(), direction));
        List<Problem> problems = new ArrayList<>();
        checkAfter(byId, problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return placed(byId);
    }

    /** One file, without what only shows beside the others. */
    static Direction read(Path file, String text, Set<String> tasks) {
        List<Problem> problems = new ArrayList<>();
        Direction direction = new DirectionReader(file, problems).read(text);
        if (direction != null) {
            direction.tasks().forEach(call -> checkTask(direction, call, tasks, problems));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return direction;
    }

    private static void checkTask(
            Direction direction, TaskCall call, Set<String> tasks, List<Problem> problems) {
        if (!tasks.contains(call.task())) {
            problems.add(
                    new Problem(
                            direction.file() + ":" + call.line(),
                            "task "
                                    + call.task()
                                    + " has no mapping: there is no mappings/"
                                    + call.task()
                                    + ".yaml."
                                    + Suggestion.didYouMean(call.task(), tasks)));
        }
    }

    private static void checkAfter(Map<String, Direction> directions, List<Problem> problems) {
        for (Direction direction : directions.values()) {
            for (String other : direction.after()) {
                if (!directions.containsKey(other)) {
                    problems.add(
                            new Problem(
                                    direction.file().toString(),
                                    "comes after "
                                            + other
                                            + ", which is no direction."
                                            + Suggestion.didYouMean(other, directions.keySet())));
                }
            }
        }
    }

    private static List<Direction> placed(Map<String, Direction> directions) {
        Set<Direction> ordered = new LinkedHashSet<>();
        for (Direction direction : directions.values()) {
            place(direction, directions, ordered, List.of());
        }
        return List.copyOf(ordered);
    }

    private static void place(
            Direction direction,
            Map<String, Direction> directions,
            Set<Direction> ordered,
            Collection<String> path) {
        if (path.contains(direction.id())) {
            throw new ConfigurationException(
                    direction.file().toString(),
                    "comes after itself: "
                            + String.join(" after ", path)
                            + " after "
                            + direction.id());
        }
        List<String> longer = new ArrayList<>(path);
        longer.add(direction.id());
        direction.after().forEach(id -> place(directions.get(id), directions, ordered, longer));
        ordered.add(direction);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
