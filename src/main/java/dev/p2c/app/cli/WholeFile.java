package dev.p2c.app.cli;

import dev.p2c.error.ConfigurationException;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there as a whole or not at all: it gets its name when it is closed. Readable by
 * its owner only, because plans contain rows.
 */
final class WholeFile extends FilterWriter {

    private final Path part;
    private final Path file;

    private WholeFile(Path part, Path file) throws IOException {
        super(Files.newBufferedWriter(part));
        this.part = part;
        this.file = file;
    }

    /**
     * @throws ConfigurationException if the file cannot be created
     */
    static Writer writer(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            return new WholeFile(Files.createTempFile(folder, ".p2c-", ".part"), file);
        } catch (IOException e) {
            throw new ConfigurationException(
                    file.toString(), "cannot be created in " + folder + ": " + e);
        }
    }

    @Override
    public void write(String text) throws IOException {
        out.write(text);
    }

    @Override
    public void close() throws IOException {
        super.close();
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
