package dev.p2c.mapping;

import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Mapping.Twin;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The folder of mapping files. Reads afresh at each call, so that a saved file is in force at the
 * next run; a mistake in it is thrown, and the caller keeps what it has. Thread-safe.
 */
public final class Mappings {

    private final Path directory;
    private final Optional<Set<String>> connections;
    private final Map<String, ValueFunction> functions;

    /** Any connection name goes. */
    public Mappings(Path directory) {
        this(directory, Optional.empty());
    }

    /**
     * @param connections the known ones; a mapping that names another is a mistake
     */
    public Mappings(Path directory, Set<String> connections) {
        this(directory, Optional.of(Set.copyOf(connections)));
    }

    private Mappings(Path directory, Optional<Set<String>> connections) {
        this.directory = directory;
        this.connections = connections;
        this.functions = functions();
    }

    private static Map<String, ValueFunction> functions() {
        Map<String, ValueFunction> functions = new TreeMap<>();
        for (ValueFunction function : ServiceLoader.load(ValueFunction.class)) {
            ValueFunction other = functions.putIfAbsent(function.name(), function);
            if (other != null) {
                throw new ConfigurationException(
                        "function " + function.name(),
                        String.format(
                                "both %s and %s have this name. Rename one",
                                other.getClass().getName(), function.getClass().getName()));
            }
        }
        return Map.copyOf(functions);
    }

    /**
     * @throws ConfigurationException with every mistake of the file and its value maps
     */
    public Mapping load(String task) {
        Snapshot snapshot = new Snapshot(directory);
        Problems problems = Problems.of(snapshot.shown(task));
        Optional<Mapping> mapping = read(snapshot, task, problems);
        mapping.ifPresent(read -> checkTwin(snapshot, read, problems));
        problems.throwIfAny();
        return mapping.orElseThrow();
    }

    /**
     * @return by task
     * @throws ConfigurationException with every mistake of every file, unused value maps included
     */
    public Map<String, Mapping> loadAll() {
        Snapshot snapshot = new Snapshot(directory);
        Problems problems = Problems.of(snapshot.shown(""));
        Map<String, Mapping> mappings = new TreeMap<>();
        for (String task : snapshot.tasks()) {
            read(snapshot, task, problems.in(snapshot.shown(task)))
                    .ifPresent(mapping -> mappings.put(task, mapping));
        }
        mappings.forEach(
                (task, mapping) -> checkTwin(snapshot, mapping, problems.in(snapshot.shown(task))));
        ValueMapReader valueMaps = new ValueMapReader(snapshot);
        snapshot.valueMaps().forEach(name -> valueMaps.file(name, problems));
        problems.throwIfAny();
        return Collections.unmodifiableMap(mappings);
    }

    private Optional<Mapping> read(Snapshot snapshot, String task, Problems problems) {
        return new MappingReader(snapshot, task, problems, connections, functions).read();
    }

    /** A twin that has mistakes of its own is told by its own file. */
    private void checkTwin(Snapshot snapshot, Mapping mapping, Problems problems) {
        mapping.target().twin().ifPresent(twin -> checkTwin(snapshot, mapping, twin, problems));
    }

    private void checkTwin(Snapshot snapshot, Mapping mapping, Twin twin, Problems problems) {
        if (!snapshot.tasks().contains(twin.task())) {
            problems.at(
                    twin.line(),
                    String.format(
                            "unknown task \"%s\": there is no file %s.%s",
                            Shown.of(twin.task()),
                            snapshot.shown(twin.task()),
                            Suggestion.didYouMean(twin.task(), snapshot.tasks())));
            return;
        }
        read(snapshot, twin.task(), Problems.of(snapshot.shown(twin.task())))
                .filter(other -> !isReverse(mapping, other))
                .ifPresent(
                        other ->
                                problems.at(
                                        twin.line(),
                                        twin.task()
                                                + " is no twin: it must go from "
                                                + mapping.target().entity()
                                                + " to "
                                                + mapping.source().entity()
                                                + ", with a key of as many parts"));
    }

    private static boolean isReverse(Mapping mapping, Mapping other) {
        return other.source().connection().equals(mapping.target().connection())
                && other.source().entity().equals(mapping.target().entity())
                && other.target().connection().equals(mapping.source().connection())
                && other.target().entity().equals(mapping.source().entity())
                && other.keyParts() == mapping.keyParts();
    }

    /** Names of the mapping files. */
    public SortedSet<String> tasks() {
        return new Snapshot(directory).tasks();
    }

    /**
     * The same as {@link Mapping#version()} of a mapping loaded now, without reading it: a caller
     * that knows this version has nothing to load.
     *
     * @throws ConfigurationException if there is no such file
     */
    public String version(String task) {
        return new Snapshot(directory).version(task);
    }
}
