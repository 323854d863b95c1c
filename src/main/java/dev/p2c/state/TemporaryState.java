package dev.p2c.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of a state that exists only as long as a command. */
public final class TemporaryState {

    private TemporaryState() {}

    /**
     * Deletes a folder with everything in it, or a file, as far as possible.
     *
     * @return false if something is left: another user owns it, or a process holds it
     */
    public static boolean delete(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            return !Files.exists(path); // another process was faster
        }
    }
}
