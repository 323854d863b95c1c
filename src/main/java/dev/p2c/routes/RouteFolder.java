package dev.p2c.routes;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of {@code routes/}: directions, their order, templates and shared configuration. */
final class RouteFolder {

    private static final String ENDING = ".yaml";

    private static final String STAGED = "staged";

    private final Path directory;
    private final DirectionChoice choice;

    RouteFolder(Path directory, DirectionChoice choice) {
        this.directory = directory;
        this.choice = choice;
    }

    /**
     * Whether the file is a YAML file and not hidden; editors keep hidden backups and locks there.
     */
    static boolean isRouteFile(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) && !name.startsWith(".");
    }

    /** The file's name without its ending, which is also the id of a direction. */
    static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    boolean isOrder(Path file) {
        return file.equals(order());
    }

    /** The file that {@link DirectionOrder} is read from. */
    Path order() {
        return directory.resolve("order.yaml");
    }

    /**
     * The files of all directions, also of those that do not take part, in name order; and folders
     * that have the name of one, which are reported when they are read.
     */
    List<Path> candidates() {
        List<Path> files = new ArrayList<>(filesOf(directory));
        files.removeIf(this::isOrder);
        if (Files.isDirectory(staged())) {
            files.addAll(filesOf(staged()));
        }
        return files;
    }

    /** The ids of {@link #candidates()}. */
    Set<String> names() {
        return candidates().stream()
                .map(RouteFolder::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> filesOf(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(RouteFolder::isRouteFile)
                    .filter(file -> Files.isRegularFile(file) || Files.isDirectory(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ConfigurationException(
                    folder.toString(), "cannot be read; it is the folder of the directions");
        }
    }

    /**
     * Whether the file holds a direction that takes part; the order and files of other subfolders,
     * which all directions share, do not.
     */
    boolean isDirection(Path file) {
        if (!isCandidate(file)) {
            return false;
        }
        if (isStaged(file) && !choice.staged()) {
            return false;
        }
        return choice.names().isEmpty()
                ? isStaged(file) || !choice.staged() || !Files.exists(counterpart(file))
                : choice.names().contains(id(file));
    }

    private boolean isCandidate(Path file) {
        return isStaged(file) || file.getParent().equals(directory) && !isOrder(file);
    }

    private boolean isStaged(Path file) {
        return file.getParent().equals(staged());
    }

    private Path staged() {
        return directory.resolve(STAGED);
    }

    /** The file of the staged direction that takes the place of a direct one. */
    private Path counterpart(Path direct) {
        return staged().resolve(DirectionChoice.counterpart(id(direct)) + ENDING);
    }

    /** The text of every readable route file except of directions that do not take part. */
    Map<Path, String> contents() {
        Map<Path, String> contents = new HashMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(RouteFolder::isRouteFile).toList()) {
                if (!isCandidate(file) || isDirection(file)) {
                    read(file).ifPresent(text -> contents.put(file, text));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    /** The text of a file; empty if the file cannot be read, as while an editor replaces it. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException ignored) {
            return Optional.empty();
        }
    }
}
