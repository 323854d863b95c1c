package dev.p2c.task.plan;

import dev.p2c.check.names.FieldNames;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import java.util.ArrayList;
import java.util.List;

/** Checks that the two services have what a mapping names, and that its days are days. */
final class FieldCheck {

    private FieldCheck() {}

    /**
     * Checks every name and value that the mapping uses.
     *
     * @throws ConfigurationException with file, line and suggestion for every name or value that
     *     does not exist
     */
    static void check(Mapping mapping, Connection source, Connection target) {
        List<Problem> problems = new ArrayList<>(FieldNames.problems(mapping, source));
        if (!source.name().equals(target.name())) {
            problems.addAll(FieldNames.problems(mapping, target));
        }
        if (problems.isEmpty()) {
            problems.addAll(DayCheck.problems(mapping, source, target));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** Whether {@link #check} finds no mistake. */
    static boolean isPassed(Mapping mapping, Connection source, Connection target) {
        try {
            check(mapping, source, target);
            return true;
        } catch (ConfigurationException e) {
            return false;
        }
    }
}
