package dev.p2c.mapping;

import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Mapping.Twin;
import dev.p2c.text.Visible;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Loads mapping files from one or more folders. Each call reads the files again, so that the next
 * run uses a saved edit; a file with a mistake throws, and the caller keeps the version it has.
 * Thread-safe.
 */
public final class Mappings {

    private final Path directory;
    private final List<Path> further;
    private final List<KnownConnection> connections;
    private final ValueFunctions functions;

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
        this.directory = directory;
        this.further = List.copyOf(further);
        this.connections = List.copyOf(connections);
        this.functions = ValueFunctions.load();
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

    /**
     * Reads and checks all mappings.
     *
     * @return the mappings by task name
     * @throws ConfigurationException with every mistake of every file, unused value maps included
     */
    public Map<String, Mapping> loadAll() {
        MappingFiles files = files();
        Problems problems = Problems.of(files.shown(""));
        Map<String, Mapping> mappings = new TreeMap<>();
        for (String task : files.tasks()) {
            read(files, task, problems.in(files.shown(task)))
                    .ifPresent(mapping -> mappings.put(task, mapping));
        }
        mappings.forEach(
                (task, mapping) -> checkTwin(files, mapping, problems.in(files.shown(task))));
        ValueMapReader valueMaps = new ValueMapReader(files);
        files.valueMaps().forEach(name -> valueMaps.file(name, problems));
        problems.throwIfAny();
        return Collections.unmodifiableMap(mappings);
    }

    private MappingFiles files() {
        return new MappingFiles(directory, further);
    }

    private Optional<Mapping> read(MappingFiles files, String task, Problems problems) {
        return new MappingReader(files, task, problems, connections, functions).read();
    }

    /** Mistakes in the twin's file are reported with that file, not here. */
    private void checkTwin(MappingFiles files, Mapping mapping, Problems problems) {
        mapping.target().twin().ifPresent(twin -> checkTwin(files, mapping, twin, problems));
    }

    private void checkTwin(MappingFiles files, Mapping mapping, Twin twin, Problems problems) {
        if (!files.tasks().contains(twin.task())) {
            problems.at(
                    twin.line(),
                    String.format(
                            "unknown task \"%s\": there is no file %s.%s",
                            Visible.excerpt(twin.task()),
                            files.shown(twin.task()),
                            Suggestion.didYouMean(twin.task(), files.tasks())));
            return;
        }
        read(files, twin.task(), Problems.of(files.shown(twin.task())))
                .filter(other -> !other.isReverseOf(mapping))
                .ifPresent(
                        other ->
                                problems.at(
                                        twin.line(),
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
