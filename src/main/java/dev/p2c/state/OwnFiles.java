package dev.p2c.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The files of an H2 database, which contain rows and which only their owner may read and write. H2
 * itself creates them as the process' umask says.
 */
final class OwnFiles {

    private static final boolean POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final String name;

    /**
     * @param database path as in H2's address, without {@code .mv.db}
     */
    OwnFiles(Path database) {
        folder = database.toAbsolutePath().getParent();
        name = database.getFileName().toString();
    }

    /** Creates the folder if it is missing, and the file into which H2 will write rows. */
    void prepare() {
        try {
            Files.createDirectories(folder, ownerOnly("rwx------"));
            Files.createFile(folder.resolve(name + ".mv.db"), ownerOnly("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // A database of an earlier start, or another process was faster.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the rights of others from all files of the database, also from older ones. */
    void protect() {
        if (!POSIX) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, this::isOurs)) {
            for (Path file : files) {
                protect(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOurs(Path file) {
        return file.getFileName().toString().startsWith(name + ".") && Files.isRegularFile(file);
    }

    private static void protect(Path file) throws IOException {
        try {
            if (!Files.getPosixFilePermissions(file).equals(OWNER)) {
                Files.setPosixFilePermissions(file, OWNER);
            }
        } catch (NoSuchFileException e) {
            // H2 has deleted a temporary file meanwhile.
        }
    }

    /** The attributes of a new file or folder; none on a file system without such rights. */
    static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
