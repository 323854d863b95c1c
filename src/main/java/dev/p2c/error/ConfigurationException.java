package dev.p2c.error;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when a file or setting is wrong, or a service refuses the credentials (401, 403). At the
 * start the application does not start (exit code 2); later the run ends and health is down until
 * the mistake is corrected.
 */
public final class ConfigurationException extends SyncException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Reports several mistakes at once, so that all can be corrected before the next start. */
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
