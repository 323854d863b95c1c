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
import java.time.Duration;
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

    /**
     * Creates the folder if it is missing, and the file into which H2 will write rows.
     *
     * @return whether the database was opened before, and so must have tables
     */
    boolean prepare() {
        try {
            Files.createDirectories(folder, ownerOnly("rwx------"));
            if (Files.exists(database())) {
                return !Files.exists(unfinished());
            }
            createIfMissing(unfinished());
            createIfMissing(database());
            return false;
        } catch (IOException e) {
            throw StorageProblem.unwritable(folder, e);
        }
    }

    /** True if the file was written, but is shorter now than it was. */
    boolean isCutOff() {
        return new H2FileEnd(database(), Duration.ofMillis(100)).isLost();
    }

    private static void createIfMissing(Path file) throws IOException {
        try {
            Files.createFile(file, ownerOnly("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // Another process was faster.
        }
    }

    /** Records that the database has its tables, and protects its files. */
    void complete() {
        try {
            Files.deleteIfExists(unfinished());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        protect();
    }

    private Path database() {
        return folder.resolve(name + ".mv.db");
    }

    /** A mark beside a database that is being created, so that a killed first start is known. */
    private Path unfinished() {
        return folder.resolve(name + ".unfinished");
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
