package dev.p2c.app;

import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a state that has its tables and no rows. Copying them takes a tenth of the time that
 * Flyway takes to make the tables.
 */
final class EmptyState {

    private static final Path FILES = made();

    private EmptyState() {}

    private static Path made() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "empty-state");
            String url = "jdbc:h2:file:" + directory.resolve("p2c").toAbsolutePath();
            State.open(new StateSettings(url, "", "", 2), Clock.systemUTC()).close();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the files into a folder that has no state yet. */
    static void copyTo(Path directory) {
        if (Files.exists(directory.resolve("p2c.mv.db")) || !Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> list = Files.list(FILES)) {
            List<Path> files = list.toList();
            for (Path file : files) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
