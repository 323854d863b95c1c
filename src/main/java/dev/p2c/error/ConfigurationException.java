package dev.p2c.error;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A file or setting is wrong, or a service refuses our identity (401, 403). At start: do not start,
 * exit code 2. Later: the run ends and health is down until somebody mends it.
 */
public final class ConfigurationException extends SyncException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** All mistakes that were found at once, so that they can be mended at once. */
    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), null);
        this.problems = List.copyOf(problems);
    }

    public ConfigurationException(String place, String message) {
        this(List.of(new Problem(place, message)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
