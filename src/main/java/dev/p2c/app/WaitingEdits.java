package dev.p2c.app;

import dev.p2c.error.ConfigurationException;
import dev.p2c.operate.EditText;
import dev.p2c.routes.Direction;
import dev.p2c.routes.WaitingFile;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells which edits of files wait because of a mistake, since when, and whether an older version is
 * in force. Notes the same in the state, where {@code p2c status} of another process reads it.
 */
final class WaitingEdits {

    private final Application application;
    private final Supplier<List<WaitingFile>> routes;
    private final Clock clock;
    private final Map<String, Instant> since = new HashMap<>();
    private volatile Map<String, EditText> ofDirections = Map.of();
    private volatile Map<String, EditText> ofTasks = Map.of();
    private volatile List<String> lines = List.of();
    private boolean isNoted;

    /**
     * @param routes the route files whose newest version is not in force
     */
    WaitingEdits(Application application, Supplier<List<WaitingFile>> routes, Clock clock) {
        this.application = application;
        this.routes = routes;
        this.clock = clock;
    }

    /** Looks once. Not thread-safe: one thread calls this. */
    void look() {
        Map<String, EditText> directions = directions();
        Map<String, EditText> tasks = tasks();
        List<String> now = new ArrayList<>();
        directions.forEach((name, edit) -> now.add(line(name, "route file", edit)));
        tasks.forEach((name, edit) -> now.add(line(name, "mapping file", edit)));
        since.keySet().removeIf(name -> !directions.containsKey(name) && !tasks.containsKey(name));
        ofDirections = Map.copyOf(directions);
        ofTasks = Map.copyOf(tasks);
        note(now);
    }

    /** The directions that do not run, and those whose route file has an edit that waits. */
    private Map<String, EditText> directions() {
        Map<String, EditText> found = new LinkedHashMap<>();
        application
                .started()
                .leftOut()
                .forEach(
                        (name, mistakes) ->
                                found.put(
                                        name,
                                        edit(
                                                name,
                                                false,
                                                new ConfigurationException(mistakes)
                                                        .getMessage())));
        // What a later look has found takes the place of what the start has found.
        routes.get()
                .forEach(
                        file ->
                                found.put(
                                        file.name(),
                                        edit(file.name(), file.isOlderInForce(), file.mistake())));
        return found;
    }

    private Map<String, EditText> tasks() {
        Map<String, EditText> found = new LinkedHashMap<>();
        for (Direction direction : application.directions()) {
            for (String task : direction.taskNames()) {
                application
                        .plans()
                        .problem(task)
                        .ifPresent(problem -> found.put(task, edit(task, true, problem)));
            }
        }
        return found;
    }

    private EditText edit(String name, boolean isOlderInForce, String problem) {
        Instant first =
                since.computeIfAbsent(name, key -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return new EditText(first.toString(), isOlderInForce ? "older" : "none", problem);
    }

    private static String line(String name, String file, EditText edit) {
        return edit.inForce().equals("none")
                ? "%s: does not run (since %s), no version of its files is in force: %s"
                        .formatted(name, edit.since(), edit.problem())
                : "%s: an edit of its %s waits (since %s), the previous version is in force: %s"
                        .formatted(name, file, edit.since(), edit.problem());
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
        return ofDirections.values().stream().anyMatch(edit -> edit.inForce().equals("none"));
    }

    EditText ofDirection(String name) {
        return ofDirections.getOrDefault(name, EditText.NONE);
    }

    /** The edit of a task's mapping, also one that was refused since the last look. */
    EditText ofTask(String task) {
        EditText seen = ofTasks.getOrDefault(task, EditText.NONE);
        Optional<String> problem = application.plans().problem(task);
        return problem.map(now -> new EditText(seen.since(), "older", now)).orElse(EditText.NONE);
    }
}
