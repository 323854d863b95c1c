package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the routes and mappings that a test may edit. */
final class ProjectFiles {

    private final Path directory;

    private ProjectFiles(Path directory) {
        this.directory = directory;
    }

    static ProjectFiles copiedTo(Path directory) {
        copy(Path.of("routes"), directory.resolve("routes"));
        copy(Path.of("mappings"), directory.resolve("mappings"));
        return new ProjectFiles(directory);
    }

    Map<String, String> environment() {
        return Map.of(
                "P2C_ROUTES", directory.resolve("routes").toString(),
                "P2C_MAPPINGS", directory.resolve("mappings").toString());
    }

    void edit(String file, String from, String to) {
        String text = read(file);
        assertThat(text).contains(from);
        write(file, text.replace(from, to));
    }

    String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String file) {
        try {
            Files.delete(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Replaces the staged directions and mappings.
     *
     * @param route of the only staged direction
     * @param mappings by task
     */
    void staged(String route, Map<String, String> mappings) {
        for (String folder : new String[] {"routes/staged", "mappings/staged"}) {
            empty(directory.resolve(folder));
        }
        write("routes/staged/staged-accounts.yaml", route);
        mappings.forEach((task, text) -> write("mappings/staged/" + task + ".yaml", text));
    }

    private static void empty(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
