package dev.p2c.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings that the files of a routes folder name, such as {@code {{accounts.cron}}}. */
public final class RouteSettings {

    private RouteSettings() {}

    /** The names in all files of the folder, also of directions that do not take part. */
    public static Set<String> namedIn(Path folder) {
        return files(folder).stream()
                .flatMap(file -> RouteFileCheck.settings(text(file)).stream())
                .collect(Collectors.toSet());
    }

    /** The files of the folder and the folders in it; none where there is no such folder. */
    public static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file; empty if it cannot be read: the reader of the directions says so. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
