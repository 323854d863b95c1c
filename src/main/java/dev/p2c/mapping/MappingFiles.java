package dev.p2c.mapping;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.FileFault;
import dev.p2c.error.Problem;
import dev.p2c.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The files of the mapping folder at one moment. Each file and folder is read once, so that a
 * mapping and its version come from the same bytes even if the file is saved meanwhile.
 */
final class MappingFiles {

    private static final String ENDING = ".yaml";
    private static final int DIGITS = 32;

    private final Path directory;
    private final List<Path> further;
    private final String shown;
    private final EnvironmentValues environment;
    private final Map<Path, Optional<byte[]>> contents = new HashMap<>();
    private final Map<String, String> versions = new HashMap<>();
    private final Map<String, String> ofValueMaps = new HashMap<>();
    private Optional<SortedSet<String>> tasks = Optional.empty();
    private Optional<SortedSet<String>> valueMaps = Optional.empty();

    /**
     * @param further folders with more mapping files; a folder may be missing
     */
    MappingFiles(Path directory, List<Path> further, EnvironmentValues environment) {
        this.directory = directory;
        this.further = further;
        this.shown = shownName(directory);
        this.environment = environment;
    }

    /** The folder relative to the working directory; for a folder elsewhere only its name. */
    private static String shownName(Path directory) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = directory.toAbsolutePath().normalize();
        Path name = absolute.startsWith(here) ? here.relativize(absolute) : absolute.getFileName();
        return String.valueOf(name).replace('\\', '/');
    }

    Path path(String task) {
        return folder(task).resolve(task + ENDING);
    }

    /** The folder of a mapping file; the first one for a file that is nowhere. */
    private Path folder(String task) {
        return further.stream()
                .filter(folder -> Files.exists(folder.resolve(task + ENDING)))
                .findFirst()
                .orElse(directory);
    }

    /** The path of a mapping file for messages. */
    String shown(String task) {
        return shownName(folder(task)) + "/" + task + ENDING;
    }

    Path valueMapPath(String name) {
        return directory.resolve("value-maps").resolve(name + ENDING);
    }

    String shownValueMap(String name) {
        return shown + "/value-maps/" + name + ENDING;
    }

    /** Names of the mapping files without {@code .yaml}. */
    SortedSet<String> tasks() {
        if (tasks.isEmpty()) {
            SortedSet<String> names = names(directory);
            further.stream().filter(Files::isDirectory).map(this::names).forEach(names::addAll);
            tasks = Optional.of(Collections.unmodifiableSortedSet(names));
        }
        return tasks.get();
    }

    /** Names of the value map files without {@code .yaml}. */
    SortedSet<String> valueMaps() {
        if (valueMaps.isEmpty()) {
            Path folder = directory.resolve("value-maps");
            SortedSet<String> names = Files.isDirectory(folder) ? names(folder) : new TreeSet<>();
            valueMaps = Optional.of(Collections.unmodifiableSortedSet(names));
        }
        return valueMaps.get();
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
            throw unreadable(shown, folder, failed);
        }
    }

    /** The names of the settings that any file uses. */
    SortedSet<String> settings() {
        SortedSet<String> used = new TreeSet<>();
        Stream.concat(
                        tasks().stream().map(this::path),
                        valueMaps().stream().map(this::valueMapPath))
                .flatMap(file -> bytes(file).stream())
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .forEach(content -> used.addAll(Placeholders.in(content)));
        return used;
    }

    /** The document of a file, with the values of the settings that it uses. */
    Optional<Node> document(byte[] bytes, Problems problems) {
        return YamlReader.read(bytes, problems)
                .map(node -> new Placeholders(environment, problems).resolved(node));
    }

    /** Whether a folder has the name of a file; this is noted as a mistake. */
    static boolean isFolder(Path file, Problems problems) {
        boolean isFolder = Files.isDirectory(file);
        if (isFolder) {
            problems.add(List.of(new Problem(problems.file(), FileFault.FOLDER)));
        }
        return isFolder;
    }

    /** The content of a file; empty if the file does not exist. */
    Optional<byte[]> bytes(Path file) {
        return contents.computeIfAbsent(file, MappingFiles::read);
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException failed) {
            if (Files.isDirectory(file)) {
                return Optional.empty(); // named by the readers of mappings and value maps
            }
            throw unreadable(file.getFileName().toString(), file, failed);
        }
    }

    private static ConfigurationException unreadable(String place, Path file, IOException failed) {
        return new ConfigurationException(
                place, "cannot be read: " + FileFault.reason(file, failed));
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
     * Hashes a mapping file and the value maps that it uses. A value map counts as used if the file
     * contains its name, so that the file need not be parsed; the hash may therefore include an
     * unused map.
     */
    String version(String task) {
        return versions.computeIfAbsent(task, this::hash);
    }

    private String hash(String task) {
        byte[] mapping = mappingBytes(task);
        String text = new String(mapping, StandardCharsets.UTF_8);
        TreeMap<String, byte[]> parts = new TreeMap<>();
        for (String name : valueMaps()) {
            if (text.contains(name)) {
                bytes(valueMapPath(name)).ifPresent(content -> parts.put(name, content));
            }
        }
        MessageDigest digest = Sha256.begin();
        digest.update(mapping);
        parts.forEach((name, content) -> digest.update(Sha256.begin().digest(content)));
        // Another value of a setting is another mapping.
        Stream.concat(Stream.of(mapping), parts.values().stream())
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .map(content -> Placeholders.usedIn(content, environment))
                .filter(used -> !used.isEmpty())
                .forEach(used -> digest.update(used.toString().getBytes(StandardCharsets.UTF_8)));
        return text(digest);
    }

    /**
     * Hashes what a mapping file and its value maps say. Another comment, description or layout is
     * the same content.
     *
     * @param root document of the mapping file
     */
    String contentHash(Node root) {
        String content = YamlContent.of(root);
        MessageDigest digest = Sha256.begin();
        digest.update(content.getBytes(StandardCharsets.UTF_8));
        for (String name : valueMaps()) {
            if (content.contains(name)) {
                String ofMap = name + ofValueMaps.computeIfAbsent(name, this::valueMapContent);
                digest.update(ofMap.getBytes(StandardCharsets.UTF_8));
            }
        }
        return text(digest);
    }

    private String valueMapContent(String name) {
        return bytes(valueMapPath(name))
                .flatMap(content -> document(content, Problems.of(shownValueMap(name))))
                .map(YamlContent::of)
                .orElse("");
    }

    private static String text(MessageDigest digest) {
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), DIGITS / 2));
    }
}
