package dev.p2c.task.plan;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import dev.p2c.validate.MappingCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets a mapping come into force only if nothing in its two systems speaks against it. */
final class FieldCheck {

    private FieldCheck() {}

    /**
     * Checks everything that the mapping names.
     *
     * @throws ConfigurationException with every mistake
     */
    static void check(Mapping mapping, Connection source, Connection target) {
        List<Problem> mistakes = MappingCheck.mistakes(mapping, systems(source, target));
        if (!mistakes.isEmpty()) {
            throw new ConfigurationException(mistakes);
        }
    }

    private static Map<String, Connection> systems(Connection source, Connection target) {
        Map<String, Connection> systems = new HashMap<>(Map.of(source.name(), source));
        systems.put(target.name(), target);
        return systems;
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
