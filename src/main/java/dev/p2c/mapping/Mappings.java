package dev.p2c.mapping;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mapping.Twin;
import dev.p2c.text.Visible;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Loads mapping files from one or more folders. Each call reads the files again and parses those
 * that have changed, so that the next run uses a saved edit; a file with a mistake throws, and the
 * caller keeps the version it has. Thread-safe.
 */
public final class Mappings {

    private final Path directory;
    private final List<Path> further;
    private final List<KnownConnection> connections;
    private final ValueFunctions functions;
    private final EnvironmentValues environment;
    private final KnownMappings known = new KnownMappings();

    /**
     * @param connections those that a mapping may name
     */
    public Mappings(Path directory, List<KnownConnection> connections) {
        this(directory, List.of(), connections);
    }

    /**
     * @param further folders with more mapping files, which use the value maps of the first folder
     * @param connections those that a mapping may name
     */
    public Mappings(Path directory, List<Path> further, List<KnownConnection> connections) {
        this(directory, further, connections, EnvironmentValues.NONE);
    }

    /**
     * @param further folders with more mapping files, which use the value maps of the first folder
     * @param connections those that a mapping may name
     * @param environment the settings that a file may use
     */
    public Mappings(
            Path directory,
            List<Path> further,
            List<KnownConnection> connections,
            EnvironmentValues environment) {
        this.directory = directory;
        this.further = List.copyOf(further);
        this.connections = List.copyOf(connections);
        this.functions = ValueFunctions.load();
        this.environment = environment;
    }

    /**
     * Reads and checks the mapping of one task.
     *
     * @throws ConfigurationException with every mistake of the file and its value maps
     */
    public Mapping load(String task) {
        MappingFiles files = files();
        Problems problems = Problems.of(files.shown(task));
        Optional<Mapping> mapping = read(files, task, problems);
        mapping.ifPresent(read -> checkTwin(files, read, problems));
        problems.throwIfAny();
        return mapping.orElseThrow();
    }

    /** The words of all value map files; a file with a mistake is left out. */
    public Vocabulary vocabulary() {
        return new Vocabulary(files());
    }

    /**
     * Reads and checks all mappings.
     *
     * @return the mappings by task name
     * @throws ConfigurationException with every mistake of every file, unused value maps included
     */
    public Map<String, Mapping> loadAll() {
        Everything read = readAll();
        if (!read.problems().isEmpty()) {
            throw new ConfigurationException(read.problems());
        }
        return read.drafts();
    }

    /**
     * All mapping files as far as they can be read.
     *
     * @param drafts by task name; those of files with a mistake hold names and values to compare
     *     with the services, and nothing else
     * @param problems every mistake of every file
     * @param broken the mistakes that keep a task from running, by task; those of its value maps
     *     are among them
     * @param tasks the number of mapping files
     * @param valueMaps the number of value map files
     */
    public record Everything(
            SortedMap<String, Mapping> drafts,
            List<Problem> problems,
            Map<String, List<Problem>> broken,
            int tasks,
            int valueMaps) {

        public Everything {
            drafts = Collections.unmodifiableSortedMap(drafts);
            problems = List.copyOf(problems);
            broken = Map.copyOf(broken);
        }
    }

    /** Reads all mapping files; a file with a mistake does not hide those of others. */
    public Everything readAll() {
        MappingFiles files = files();
        ValueMapReader valueMaps = new ValueMapReader(files);
        SortedMap<String, Mapping> drafts = new TreeMap<>();
        Map<String, Problems> found = read(files, valueMaps, drafts);
        Set<Problem> all = new LinkedHashSet<>();
        found.values().forEach(problems -> all.addAll(problems.all()));
        files.valueMaps().forEach(name -> all.addAll(valueMaps.problems(name)));
        found.values().removeIf(problems -> problems.count() == 0);
        Map<String, List<Problem>> broken = new HashMap<>();
        found.forEach((task, problems) -> broken.put(task, problems.all()));
        return new Everything(
                drafts, List.copyOf(all), broken, files.tasks().size(), files.valueMaps().size());
    }

    /** The mappings that {@link #load} returns, by task name, without those that have mistakes. */
    public SortedMap<String, Mapping> readable() {
        MappingFiles files = files();
        SortedMap<String, Mapping> drafts = new TreeMap<>();
        Map<String, Problems> found = read(files, new ValueMapReader(files), drafts);
        drafts.keySet().removeIf(task -> found.get(task).count() > 0);
        return drafts;
    }

    /**
     * Reads all mapping files.
     *
     * @param drafts receives the mappings by task name
     * @return the mistakes by task name
     */
    private Map<String, Problems> read(
            MappingFiles files, ValueMapReader valueMaps, Map<String, Mapping> drafts) {
        Map<String, Problems> found = new LinkedHashMap<>();
        for (String task : files.tasks()) {
            Problems problems = Problems.of(files.shown(task));
            found.put(task, problems);
            read(files, task, problems, valueMaps).ifPresent(draft -> drafts.put(task, draft));
        }
        Set<String> whole = new HashSet<>(drafts.keySet());
        whole.removeIf(task -> found.get(task).count() > 0);
        for (Mapping draft : drafts.values()) {
            Optional<Twin> twin = draft.target().twin();
            Optional<Mapping> other = twin.map(Twin::task).filter(whole::contains).map(drafts::get);
            twin.ifPresent(named -> checkTwin(files, draft, named, other, found.get(draft.task())));
        }
        return found;
    }

    /** The names of the settings that the files and value maps use. */
    public SortedSet<String> settings() {
        return files().settings();
    }

    private MappingFiles files() {
        return new MappingFiles(directory, further, environment);
    }

    private Optional<Mapping> read(MappingFiles files, String task, Problems problems) {
        return read(files, task, problems, new ValueMapReader(files));
    }

    private Optional<Mapping> read(
            MappingFiles files, String task, Problems problems, ValueMapReader valueMaps) {
        if (MappingFiles.isFolder(files.path(task), problems)) {
            return Optional.empty();
        }
        return known.of(files, task).or(() -> parsed(files, task, problems, valueMaps));
    }

    private Optional<Mapping> parsed(
            MappingFiles files, String task, Problems problems, ValueMapReader valueMaps) {
        Optional<Mapping> mapping =
                new MappingReader(files, task, problems, connections, functions, valueMaps).read();
        mapping.filter(read -> problems.count() == 0)
                .ifPresent(read -> known.remember(files, read));
        return mapping;
    }

    /** Mistakes in the twin's file are reported with that file, not here. */
    private void checkTwin(MappingFiles files, Mapping mapping, Problems problems) {
        Optional<Twin> twin = mapping.target().twin();
        if (twin.isPresent()) {
            String task = twin.get().task();
            Problems ofTwin = Problems.of(files.shown(task));
            Optional<Mapping> other =
                    files.tasks().contains(task)
                            ? read(files, task, ofTwin).filter(read -> ofTwin.count() == 0)
                            : Optional.empty();
            checkTwin(files, mapping, twin.get(), other, problems);
        }
    }

    private static void checkTwin(
            MappingFiles files,
            Mapping mapping,
            Twin twin,
            Optional<Mapping> twinMapping,
            Problems problems) {
        if (!files.tasks().contains(twin.task())) {
            problems.at(
                    twin.place(),
                    String.format(
                            "unknown task \"%s\": there is no file %s.%s",
                            Visible.excerpt(twin.task()),
                            files.shown(twin.task()),
                            Suggestion.didYouMean(twin.task(), files.tasks())));
            return;
        }
        twinMapping
                .filter(other -> !other.isReverseOf(mapping))
                .ifPresent(
                        other ->
                                problems.at(
                                        twin.place(),
                                        String.format(
                                                "%s cannot be the twin: a twin maps %s to %s and"
                                                        + " its key has as many parts",
                                                twin.task(),
                                                mapping.target().entity(),
                                                mapping.source().entity())));
    }

    /** The names of all tasks, which are the names of the mapping files. */
    public SortedSet<String> tasks() {
        return files().tasks();
    }

    /**
     * Returns what {@link Mapping#version()} of a mapping loaded now would return, without parsing
     * the file. A caller that has a mapping of this version need not load it again.
     *
     * @throws ConfigurationException if there is no such file
     */
    public String version(String task) {
        return files().version(task);
    }
}
