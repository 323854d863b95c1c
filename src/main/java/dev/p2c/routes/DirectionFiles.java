package dev.p2c.routes;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.FileFault;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.routes.Direction.TaskCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads and checks the direction files of {@code routes/} and their order. */
public final class DirectionFiles {

    private static final String CHOSEN = "p2c.directions";

    private final RouteFolder folder;
    private final DirectionChoice choice;

    /** Reads the directions of a folder without staged ones. */
    public DirectionFiles(Path directory) {
        this(directory, DirectionChoice.DIRECT);
    }

    public DirectionFiles(Path directory, DirectionChoice choice) {
        this.folder = new RouteFolder(directory, choice);
        this.choice = choice;
    }

    /** The files of the directions that take part, in name order. */
    public List<Path> files() {
        return folder.candidates().stream().filter(folder::isDirection).toList();
    }

    /** The direction that syncs the same rows as this one and has a file, if there is any. */
    public Optional<String> counterpart(String direction) {
        String other =
                DirectionChoice.direct(direction)
                        .orElseGet(() -> DirectionChoice.counterpart(direction));
        return names().contains(other) ? Optional.of(other) : Optional.empty();
    }

    /** The ids of all directions that have a file, also of those that do not take part. */
    public Set<String> names() {
        return folder.names();
    }

    /**
     * All directions that take part, sorted by {@code order.yaml}.
     *
     * @param tasks names of all tasks that have a mapping
     * @throws ConfigurationException with every mistake of every file
     */
    public List<Direction> load(Set<String> tasks) {
        Everything read = readAll(tasks);
        if (!read.problems().isEmpty()) {
            throw new ConfigurationException(read.problems());
        }
        return read.directions();
    }

    /**
     * All directions that take part, as far as they can be read.
     *
     * @param directions those without a mistake, sorted by {@code order.yaml} if that has none
     * @param problems every mistake of every file, of the order and of the choice
     * @param broken the mistakes of single directions, by id
     */
    public record Everything(
            List<Direction> directions, List<Problem> problems, Map<String, List<Problem>> broken) {

        public Everything {
            directions = List.copyOf(directions);
            problems = List.copyOf(problems);
            broken = Collections.unmodifiableMap(new LinkedHashMap<>(broken));
        }
    }

    /**
     * Reads all directions that take part; a file with a mistake does not hide those of others.
     *
     * @param tasks names of all tasks that have a mapping
     */
    public Everything readAll(Set<String> tasks) {
        List<Problem> problems = new ArrayList<>();
        List<Direction> directions = new ArrayList<>();
        Map<String, List<Problem>> broken = new LinkedHashMap<>();
        for (Path file : files()) {
            try {
                directions.add(read(file, text(file), tasks, List.of()));
            } catch (ConfigurationException e) {
                problems.addAll(e.problems());
                broken.put(RouteFolder.id(file), e.problems());
            }
        }
        checkChoice(problems);
        return new Everything(ordered(directions, problems), problems, broken);
    }

    private List<Direction> ordered(List<Direction> directions, List<Problem> problems) {
        try {
            return order(problems).map(order -> sorted(order, directions)).orElse(directions);
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
            return directions;
        }
    }

    private List<Direction> sorted(DirectionOrder order, List<Direction> directions) {
        return order.withoutAbsent(
                        directions.stream().map(Direction::id).collect(Collectors.toSet()),
                        folder.names())
                .sort(directions);
    }

    /** Refuses chosen names without a file that may take part. */
    private void checkChoice(List<Problem> problems) {
        Set<String> present =
                files().stream()
                        .map(RouteFolder::id)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> all = folder.names();
        for (String name : choice.names()) {
            if (!present.contains(name)) {
                String reason =
                        all.contains(name)
                                ? "; it is staged and needs p2c.staged = true"
                                : "." + Suggestion.didYouMean(name, all);
                problems.add(
                        new Problem(CHOSEN, "names no direction that may run: " + name + reason));
            }
        }
        checkPairs(present, problems);
    }

    /** Refuses a direction beside its staged counterpart: both would write the same rows. */
    private static void checkPairs(Set<String> present, List<Problem> problems) {
        for (String direct : present) {
            String staged = DirectionChoice.counterpart(direct);
            if (present.contains(staged)) {
                problems.add(
                        new Problem(
                                CHOSEN,
                                ("%s and %s would run together, but both sync the same rows and"
                                                + " would overwrite each other: choose one")
                                        .formatted(direct, staged)));
            }
        }
    }

    private Optional<DirectionOrder> order(List<Problem> problems) {
        Path file = folder.order();
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
     * @param others mistakes of the file that are known already
     * @throws ConfigurationException with every mistake of the file
     */
    static Direction read(Path file, String text, Set<String> tasks, List<Problem> others) {
        List<Problem> problems = new ArrayList<>();
        Direction direction = new DirectionReader(file, problems).read(text);
        if (direction != null) {
            direction.tasks().forEach(call -> checkTask(direction, call, tasks, problems));
        }
        others.stream().filter(other -> !problems.contains(other)).forEach(problems::add);
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
                            direction.file().toString(),
                            call.line(),
                            call.column(),
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
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(file + ":1", "the file is not UTF-8 text");
        } catch (IOException e) {
            if (Files.isDirectory(file)) {
                throw new ConfigurationException(file.toString(), FileFault.FOLDER);
            }
            throw new UncheckedIOException(e);
        }
    }
}
