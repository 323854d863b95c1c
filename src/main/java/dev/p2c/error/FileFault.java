package dev.p2c.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says why a file cannot be used, in words for the person who named it. */
public final class FileFault {

    /** Of a folder with the name of a file that the program reads without being told its name. */
    public static final String FOLDER = "is a folder, not a file. Move it or rename it";

    private FileFault() {}

    /** The mistake of a file that a person named, and that cannot be read. */
    public static ConfigurationException unread(Path file, IOException e) {
        return new ConfigurationException(file.toString(), "cannot be read: " + reason(file, e));
    }

    /**
     * The mistake of a file that a person named for the program to write.
     *
     * @param what did not succeed: {@code cannot be written}
     */
    public static ConfigurationException unwritten(Path file, String what, IOException e) {
        return new ConfigurationException(
                file.toString(), what + ": " + reason(file, e, "Make it, or name another"));
    }

    /** Why a file cannot be read, and what to do. */
    public static String reason(Path file, IOException e) {
        return reason(file, e, "Check the name");
    }

    private static String reason(Path file, IOException e, String ofFolder) {
        if (e instanceof AccessDeniedException) {
            return "this user has no right to it. Give the right, or name another place";
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (Files.isDirectory(file)) {
            return "it is a folder. Name a file";
        }
        if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
            return folder + " is a file, not a folder. Name another place";
        }
        if (folder != null && Files.notExists(folder)) {
            return "there is no folder " + folder + ". " + ofFolder;
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file. Check the name";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it is there already. Remove it, or choose another name";
        }
        return wordsOfTheSystem(e);
    }

    private static String wordsOfTheSystem(IOException e) {
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(e.getMessage());
    }
}
