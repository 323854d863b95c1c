package dev.p2c.check;

import java.util.List;
import java.util.Set;

/** One requirement of a system, or a family of like ones. Stateless and thread-safe. */
public interface Check {

    /** {@code finance.site}: the system or {@code data}, a point, and words with hyphens. */
    String id();

    /** The ids of all findings, where one look at the rows answers several questions. */
    default List<String> ids() {
        return List.of(id());
    }

    /** The name of the connection whose people have to act. */
    String system();

    /** The names of the connections that must answer, {@link #system()} among them. */
    default Set<String> needs() {
        return Set.of(system());
    }

    /** Whether a few small requests are enough, so that the check runs at each start. */
    default boolean isCheap() {
        return false;
    }

    /** What the later checks of the system look at, after this one has found something. */
    default Installation narrowed(Installation installation, List<Finding> findings) {
        return installation;
    }

    /** Whether the log of a start and {@code p2c status} tell warnings, too. */
    default boolean tellsWarnings() {
        return false;
    }

    /** Whether the requirement applies to these systems, which are connected. */
    default boolean isFor(Installation installation) {
        return true;
    }

    /**
     * Looks at the requirement.
     *
     * @return at least one finding; a single one where everything is there
     * @throws dev.p2c.error.UnavailableException if a system is away
     * @throws dev.p2c.error.ConfigurationException if a system does not let the user read, or has
     *     no such entity
     */
    List<Finding> run(Installation installation);
}
