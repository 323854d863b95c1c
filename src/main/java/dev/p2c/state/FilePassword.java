package dev.p2c.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The random password of an H2 file that was configured without a login. The password is kept in a
 * file beside the database that only its owner can read; the port by which several processes share
 * the database asks for it.
 */
final class FilePassword {

    private static final int BYTES = 32;

    private final Path file;

    /**
     * @param database path as in H2's address, without {@code .mv.db}
     */
    FilePassword(Path database) {
        file = database.resolveSibling(database.getFileName() + ".password");
    }

    /** The password, created at the first call; the same for every process. */
    String text() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw StorageProblem.unwritable(file.toAbsolutePath().getParent(), e);
        }
    }

    /**
     * Creates the password file by a hard link, so that no process sees a half-written file and
     * only one of two processes creates it.
     */
    private void make() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder, OwnFiles.ownerOnly("rwx------"));
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path draft = Files.createTempFile(folder, "p2c", ".tmp", OwnFiles.ownerOnly("rw-------"));
        try {
            Files.writeString(
                    draft,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n",
                    StandardCharsets.US_ASCII);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process created the file first: its password is used.
        } catch (UnsupportedOperationException e) {
            Files.copy(draft, file);
        } finally {
            Files.delete(draft);
        }
    }
}
