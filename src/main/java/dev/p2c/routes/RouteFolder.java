package dev.p2c.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the files of {@code routes/} say at a moment. */
final class RouteFolder {

    private static final String ENDING = ".yaml";

    private final Path directory;

    RouteFolder(Path directory) {
        this.directory = directory;
    }

    /** Editors keep files of their own beside, which begin with a dot. */
    static boolean isRouteFile(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) && !name.startsWith(".");
    }

    static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    /** Else it is a template or shared by all directions. */
    boolean isDirection(Path file) {
        return file.getParent().equals(directory);
    }

    /** Every file that can be read, subfolders included. */
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

    /** Empty where an editor is just replacing it. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException ignored) {
            return Optional.empty();
        }
    }
}
