package dev.p2c.app;

import dev.p2c.error.ConfigurationException;
import dev.p2c.routes.Direction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which edits of files wait because of a mistake, since when, and whether an older version is
 * in force. Notes the same in the state, where {@code p2c status} of another process reads it.
 */
final class WaitingEdits {

    private final Application application;
    private final Clock clock;
    private final Map<String, Instant> since = new HashMap<>();
    private volatile List<String> lines = List.of();
    private boolean isNoted;

    WaitingEdits(Application application, Clock clock) {
        this.application = application;
        this.clock = clock;
    }

    /** Looks once. Not thread-safe: one thread calls this. */
    void look() {
        List<String> now = new ArrayList<>();
        Map<String, Instant> waiting = new HashMap<>();
        application
                .started()
                .leftOut()
                .forEach(
                        (direction, mistakes) ->
                                now.add(
                                        "%s: does not run (since %s), no version of its files is in force: %s"
                                                .formatted(
                                                        direction,
                                                        since(direction, waiting),
                                                        new ConfigurationException(mistakes)
                                                                .getMessage())));
        for (Direction direction : application.directions()) {
            for (String task : direction.taskNames()) {
                application
                        .plans()
                        .problem(task)
                        .ifPresent(
                                problem ->
                                        now.add(
                                                "%s: an edit waits (since %s), the version before it is in force: %s"
                                                        .formatted(
                                                                task,
                                                                since(task, waiting),
                                                                problem)));
            }
        }
        since.keySet().retainAll(waiting.keySet());
        note(now);
    }

    private Instant since(String name, Map<String, Instant> waiting) {
        Instant first =
                since.computeIfAbsent(name, key -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
        waiting.put(name, first);
        return first;
    }

    private void note(List<String> now) {
        if (!isNoted || !now.equals(lines)) {
            application.state().notes().ofInstallation().keepWaitingEdits(now);
            isNoted = true;
        }
        lines = List.copyOf(now);
    }

    /** What waits, a text each. */
    List<String> lines() {
        return lines;
    }

    /** Whether a direction does not run. */
    boolean isAnyLeftOut() {
        return !application.started().leftOut().isEmpty();
    }
}
