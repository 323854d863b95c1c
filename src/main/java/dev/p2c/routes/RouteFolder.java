package dev.p2c.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of {@code routes/}: directions, their order, templates and shared configuration. */
final class RouteFolder {

    private static final String ENDING = ".yaml";

    private final Path directory;

    RouteFolder(Path directory) {
        this.directory = directory;
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
     * Whether the file holds a direction; the order and files of subfolders, which all directions
     * share, do not.
     */
    boolean isDirection(Path file) {
        return file.getParent().equals(directory) && !isOrder(file);
    }

    /** The text of every readable route file, subfolders included. */
    Map<Path, String> contents() {
        Map<Path, String> contents = new HashMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(RouteFolder::isRouteFile).toList()) {
                read(file).ifPresent(text -> contents.put(file, text));
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
