package dev.p2c.planning;

import dev.p2c.mapping.Mapping;
import java.util.List;

/**
 * The files that decide which values a task writes. The version of a mapping stands for all of
 * them, so that nobody can say which one differs from an earlier version.
 *
 * @param mapping the mapping file
 * @param valueMaps files of the value maps that its rules use, by name
 */
record RuleFiles(String mapping, List<String> valueMaps) {

    RuleFiles {
        valueMaps = List.copyOf(valueMaps);
    }

    static RuleFiles of(Mapping mapping) {
        return new RuleFiles(
                mapping.rules().get(0).place().file(),
                mapping.rules().stream()
                        .flatMap(rule -> rule.valueMapFile().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /**
     * What a reader of a plan that undoes a run should know of the files.
     *
     * @param unchanged whether they are as they were in the run
     */
    String undone(boolean unchanged) {
        if (!unchanged) {
            return (valueMaps.isEmpty() ? mapping : "%s or one of its value maps (%s)")
                            .formatted(mapping, names())
                    + " has changed since the run; --full would show what the rules make of the rows now";
        }
        String made =
                valueMaps.isEmpty()
                        ? "%s made these values and is unchanged"
                        : "%s made these values with its value maps (%s), and none of these files has changed";
        return made.formatted(mapping, names())
                + ": a change of a source row, or --full, brings the values back. Correct the file"
                + " with the mistake first";
    }

    private String names() {
        return String.join(
                ", ", valueMaps.stream().map(f -> f.substring(f.lastIndexOf('/') + 1)).toList());
    }
}
