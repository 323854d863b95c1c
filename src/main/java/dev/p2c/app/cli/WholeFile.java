package dev.p2c.app.cli;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/**
 * Writes files that are there as a whole or not at all. They are readable by their owner only,
 * because plans contain rows.
 */
final class WholeFile {

    private WholeFile() {}

    /**
     * Writes a file, which gets its name once its content is complete.
     *
     * @throws ConfigurationException if the file cannot be created
     */
    static void write(Path file, Consumer<Writer> content) {
        Path folder = file.toAbsolutePath().getParent();
        Path part = part(file, folder);
        try {
            try (Writer out = Files.newBufferedWriter(part)) {
                content.accept(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(part);
        }
    }

    private static Path part(Path file, Path folder) {
        try {
            return Files.createTempFile(folder, ".p2c-", ".part");
        } catch (IOException e) {
            throw new ConfigurationException(
                    file.toString(), "cannot be created in " + folder + ": " + e);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
