package dev.p2c.app.cli;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.FileFault;
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
     * Checks that a file can be written later, before work that takes long.
     *
     * @throws ConfigurationException if it cannot
     */
    static void check(Path file) {
        // A device or a folder would be replaced by the file, or the file lost in the end.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ConfigurationException(file.toString(), "is not a file. Name a file");
        }
        delete(part(file, folder(file)));
    }

    /**
     * Writes a file, which gets its name once its content is complete.
     *
     * @throws ConfigurationException if the file cannot be written
     */
    static void write(Path file, Consumer<Writer> content) {
        Path part = part(file, folder(file));
        try {
            try (Writer out = Files.newBufferedWriter(part)) {
                content.accept(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritten(file, e);
        } catch (UncheckedIOException e) {
            throw unwritten(file, e.getCause());
        } finally {
            delete(part);
        }
    }

    private static ConfigurationException unwritten(Path file, IOException e) {
        return FileFault.unwritten(file, "cannot be written", e);
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().getParent();
    }

    private static Path part(Path file, Path folder) {
        try {
            return Files.createTempFile(folder, ".p2c-", ".part");
        } catch (IOException e) {
            throw unwritten(file, e);
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
