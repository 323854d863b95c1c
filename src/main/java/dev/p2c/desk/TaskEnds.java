package dev.p2c.desk;

import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.Mapping;
import java.util.List;
import java.util.Locale;

/**
 * The two systems of a task, as people call them, and the source columns that it reads.
 *
 * @param columns paths, which an edit may name
 * @param keyColumns those behind the integration key, which an edit may not name
 */
public record TaskEnds(
        String source, String target, List<String> columns, List<String> keyColumns) {

    /** For a task whose mapping cannot be read. */
    public static final TaskEnds UNKNOWN =
            new TaskEnds("the source", "the target", List.of(), List.of());

    public TaskEnds {
        columns = List.copyOf(columns);
        keyColumns = List.copyOf(keyColumns);
    }

    public static TaskEnds of(Mapping mapping) {
        return new TaskEnds(
                name(mapping.source().connection()),
                name(mapping.target().connection()),
                mapping.sourceColumns().paths().stream().map(FieldPath::text).distinct().toList(),
                mapping.sourceColumns().keyPaths().stream().map(FieldPath::text).toList());
    }

    static String name(String connection) {
        return connection.substring(0, 1).toUpperCase(Locale.ROOT) + connection.substring(1);
    }
}
