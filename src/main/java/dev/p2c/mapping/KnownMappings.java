package dev.p2c.mapping;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The mappings that were read without a mistake. Each stays known while its file is the same, so
 * that a pass parses the files that were edited and no others. Thread-safe.
 */
final class KnownMappings {

    /**
     * What a mapping depends on.
     *
     * @param version stands for the bytes of the file and its value maps and for the settings used
     * @param tasks a mapping names other tasks, which must exist
     * @param valueMaps a mapping names value maps, which must exist
     */
    private record Origin(
            String version, Path file, SortedSet<String> tasks, SortedSet<String> valueMaps) {

        static Origin of(MappingFiles files, String task) {
            return new Origin(
                    files.version(task), files.path(task), files.tasks(), files.valueMaps());
        }
    }

    private record Known(Origin origin, Mapping mapping) {}

    private final Map<String, Known> byTask = new ConcurrentHashMap<>();

    /** The mapping of a task; empty if it has to be read. */
    Optional<Mapping> of(MappingFiles files, String task) {
        return Optional.ofNullable(byTask.get(task))
                .filter(known -> known.origin.equals(Origin.of(files, task)))
                .map(Known::mapping);
    }

    /** Remembers a mapping that has just been read from the files. */
    void remember(MappingFiles files, Mapping mapping) {
        byTask.put(mapping.task(), new Known(Origin.of(files, mapping.task()), mapping));
    }
}
