package dev.p2c.cases;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folder of cases: a folder for each task, in it the files of the task's cases. */
final class CaseFiles {

    static final String IN = ".in.json";
    static final String OUT = ".out.json";
    static final String ERROR = ".error.txt";
    static final String SKIP = ".skip.txt";

    private final Path folder;

    CaseFiles(Path folder) {
        this.folder = folder;
    }

    Path folder(String task) {
        return folder.resolve(task);
    }

    Path file(String task, String name, String ending) {
        return folder(task).resolve(name + ending);
    }

    /** The names of the folders, which should be those of tasks. */
    SortedSet<String> tasks() {
        SortedSet<String> names = new TreeSet<>();
        list(folder, names, true);
        return names;
    }

    /** The names of a task's cases, also of those without a source row; none without a folder. */
    SortedSet<String> names(String task) {
        SortedSet<String> files = new TreeSet<>();
        list(folder(task), files, false);
        SortedSet<String> names = new TreeSet<>();
        for (String file : files) {
            Stream.of(IN, OUT, ERROR, SKIP)
                    .filter(file::endsWith)
                    .map(ending -> file.substring(0, file.length() - ending.length()))
                    .forEach(names::add);
        }
        return names;
    }

    private static void list(Path folder, SortedSet<String> names, boolean folders) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> Files.isDirectory(file) == folders)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .forEach(names::add);
        } catch (NoSuchFileException | NotDirectoryException none) {
            return;
        } catch (IOException failed) {
            throw new ConfigurationException(
                    folder.toString(), "cannot be read: " + FileFault.reason(folder, failed));
        }
    }
}
