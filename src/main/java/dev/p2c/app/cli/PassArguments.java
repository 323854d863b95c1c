package dev.p2c.app.cli;

import dev.p2c.app.Startable;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.explain.RowExplainer;
import dev.p2c.mapping.Suggestion;
import dev.p2c.routes.Direction;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of a pass: of which directions, and which of their rows. */
final class PassArguments {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIRECTION|all",
            description = "The direction, or all in order.")
    private String direction;

    @Option(
            names = "--full",
            description = "Compare all rows with the target, not only changed ones.")
    private boolean full;

    @Mixin private SinceOption since;

    @Option(
            names = "--key",
            paramLabel = "K",
            converter = GivenKey.class,
            description = "Only the row with this integration key.")
    private String key;

    @Mixin private CompanyOption company;

    @Option(
            names = "--allow-deletes",
            description = "Release the brake, which limits how many rows may be deleted.")
    private boolean allowDeletes;

    @Option(
            names = "--allow-changes",
            description = "Release the brake, which limits how many rows may be changed at once.")
    private boolean allowChanges;

    @Option(
            names = "--adopt",
            description = "Continue the state with another environment; compares all rows.")
    private boolean adopt;

    /** The name of the direction; empty if none was given. */
    String direction() {
        return direction == null ? "" : direction;
    }

    /** Whether a direction was given. */
    boolean hasDirection() {
        return direction != null;
    }

    /** The options of the pass as they were given, for the operator's log. */
    String given() {
        return Stream.of(
                        full ? "--full" : "",
                        since.given(),
                        key == null ? "" : "--key " + key,
                        company.given(),
                        allowDeletes ? "--allow-deletes" : "",
                        allowChanges ? "--allow-changes" : "",
                        adopt ? "--adopt" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /**
     * The options of the pass.
     *
     * @throws ConfigurationException for a company that the settings do not name, and for options
     *     of which one would have no effect
     */
    RunOptions.Builder options(String trigger, Settings settings, Instant now) {
        since.refuseBeside("--full", full);
        since.refuseBeside("--key", key != null);
        return RunOptions.triggeredBy(trigger)
                .full(full)
                .since(since.before(now))
                .key(Optional.ofNullable(key))
                .company(company.in(settings))
                .deletesAllowed(allowDeletes)
                .changesAllowed(allowChanges)
                .adopting(adopt);
    }

    /**
     * Refuses or names tasks for which {@code --since} has no effect.
     *
     * @param sweeping finds those among some tasks
     * @return a note on some of the tasks; empty for none
     * @throws ConfigurationException if the option has no effect on any of the directions
     */
    Optional<String> checkSince(
            List<Direction> directions, Function<List<String>, List<String>> sweeping) {
        List<String> tasks =
                directions.stream().flatMap(each -> each.taskNames().stream()).distinct().toList();
        return since.withoutTime(sweeping.apply(tasks), tasks);
    }

    /** What is the matter with {@code --key}, where no task has read a row; else nothing. */
    List<UnreadKey> unread(
            Function<Boolean, RowExplainer> explainer, List<Run> runs, List<Direction> directions) {
        return key == null ? List.of() : UnreadKey.of(explainer, runs, directions, key);
    }

    /**
     * The directions that were chosen.
     *
     * @throws ConfigurationException if there is no such direction or its files have a mistake
     */
    List<Direction> chosen(Startable found, Output output) {
        return chosen(direction, found, output);
    }

    /**
     * The directions of an argument; names mistakes in files that they do not need.
     *
     * @param direction a name or {@code all}; null if the argument is missing
     * @throws ConfigurationException if there is no such direction or its files have a mistake
     */
    static List<Direction> chosen(String direction, Startable found, Output output) {
        if (direction != null) {
            found.check(direction);
        }
        List<Direction> chosen = chosen(direction, found.directions());
        found.notNeeded().ifPresent(output.err()::println);
        return chosen;
    }

    private static List<Direction> chosen(String direction, List<Direction> all) {
        Map<String, Direction> byId = new LinkedHashMap<>();
        all.forEach(d -> byId.put(d.id(), d));
        if (direction == null) {
            throw new ConfigurationException(
                    "DIRECTION|all",
                    "is missing; the directions are " + String.join(", ", byId.keySet()) + ".");
        }
        if (direction.equals("all")) {
            return all;
        }
        if (!byId.containsKey(direction)) {
            throw unknown(direction, byId.keySet());
        }
        return List.of(byId.get(direction));
    }

    /** Names all directions, and the one that was probably meant. */
    static ConfigurationException unknown(String direction, Collection<String> known) {
        return new ConfigurationException(
                direction,
                "is not a direction; the directions are "
                        + String.join(", ", known)
                        + "."
                        + Suggestion.nearest(direction, known)
                                .map(" Did you mean \"%s\"?"::formatted)
                                .orElse(""));
    }
}
