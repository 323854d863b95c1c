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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads and checks the direction files of {@code routes/} and their order. */
public final class DirectionFiles {

    private final Path directory;

    public DirectionFiles(Path directory) {
        this.directory = directory;
    }

    /** The direction files in name order. */
    public List<Path> files() {
        RouteFolder folder = new RouteFolder(directory);
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(RouteFolder::isRouteFile)
                    .filter(folder::isDirection)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ConfigurationException(
                    directory.toString(), "cannot be read; it is the folder of the directions");
        }
    }

    /**
     * All directions, sorted by {@code order.yaml}.
     *
     * @param tasks names of all tasks that have a mapping
     * @throws ConfigurationException with every mistake of every file
     */
    public List<Direction> load(Set<String> tasks) {
        List<Problem> problems = new ArrayList<>();
        List<Direction> directions = new ArrayList<>();
        for (Path file : files()) {
            try {
                directions.add(read(file, text(file), tasks));
            } catch (ConfigurationException e) {
                problems.addAll(e.problems());
            }
        }
        Optional<DirectionOrder> order = order(problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return order.orElseThrow().sort(directions);
    }

    private Optional<DirectionOrder> order(List<Problem> problems) {
        Path file = new RouteFolder(directory).order();
        try {
            return Optional.of(new OrderReader(file).read(Files.exists(file) ? text(file) : ""));
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /**
     * Reads one direction file on its own, without the order.
     *
     * @throws ConfigurationException with every mistake of the file
     */
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

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
