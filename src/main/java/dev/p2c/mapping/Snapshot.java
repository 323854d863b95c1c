package dev.p2c.mapping;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The mapping folder at one moment: each file is read once, so that a version and a mapping are of
 * the same bytes even while somebody saves the file.
 */
final class Snapshot {

    private static final String ENDING = ".yaml";
    private static final int DIGITS = 32;

    private final Path directory;
    private final String shown;
    private final Map<Path, Optional<byte[]>> contents = new HashMap<>();

    Snapshot(Path directory) {
        this.directory = directory;
        this.shown = shownName(directory);
    }

    /** Relative to the working directory, where people will type it; else the folder's name. */
    private static String shownName(Path directory) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = directory.toAbsolutePath().normalize();
        Path name = absolute.startsWith(here) ? here.relativize(absolute) : absolute.getFileName();
        return String.valueOf(name).replace('\\', '/');
    }

    Path path(String task) {
        return directory.resolve(task + ENDING);
    }

    String shown(String task) {
        return shown + "/" + task + ENDING;
    }

    Path valueMapPath(String name) {
        return directory.resolve("value-maps").resolve(name + ENDING);
    }

    String shownValueMap(String name) {
        return shown + "/value-maps/" + name + ENDING;
    }

    SortedSet<String> tasks() {
        return names(directory);
    }

    SortedSet<String> valueMaps() {
        Path folder = directory.resolve("value-maps");
        return Files.isDirectory(folder) ? names(folder) : new TreeSet<>();
    }

    private SortedSet<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            SortedSet<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .forEach(names::add);
            return names;
        } catch (NoSuchFileException | NotDirectoryException missing) {
            throw new ConfigurationException(
                    shown, "there is no such folder; mapping files are read from it");
        } catch (IOException failed) {
            throw unreadable(shown, failed);
        }
    }

    /** Empty where there is no such file. */
    Optional<byte[]> bytes(Path file) {
        return contents.computeIfAbsent(file, Snapshot::read);
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException failed) {
            throw unreadable(file.getFileName().toString(), failed);
        }
    }

    private static ConfigurationException unreadable(String place, IOException failed) {
        return new ConfigurationException(place, "cannot be read: " + failed);
    }

    byte[] mappingBytes(String task) {
        return bytes(path(task))
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        shown(task),
                                        "there is no mapping for task "
                                                + task
                                                + "."
                                                + Suggestion.didYouMean(task, tasks())));
    }

    /**
     * A hash of the mapping file and of each value map whose name stands in it. Looking for the
     * name instead of reading the file may take in a map too many; it never misses one.
     */
    String version(String task) {
        byte[] mapping = mappingBytes(task);
        String text = new String(mapping, StandardCharsets.UTF_8);
        TreeMap<String, byte[]> parts = new TreeMap<>();
        for (String name : valueMaps()) {
            if (text.contains(name)) {
                bytes(valueMapPath(name)).ifPresent(content -> parts.put(name, content));
            }
        }
        MessageDigest digest = sha256();
        digest.update(mapping);
        parts.forEach((name, content) -> digest.update(sha256().digest(content)));
        byte[] hash = Arrays.copyOf(digest.digest(), DIGITS / 2);
        return HexFormat.of().formatHex(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
