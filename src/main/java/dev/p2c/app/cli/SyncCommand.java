package dev.p2c.app.cli;

import dev.p2c.app.Application;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.StoppedException;
import dev.p2c.error.UnavailableException;
import dev.p2c.mapping.Suggestion;
import dev.p2c.routes.Direction;
import dev.p2c.run.Progress;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.state.Counts;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "sync",
        description = "Runs one pass now, also while p2c run is running.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c sync accounts --full",
            "  bin/p2c sync all --since 2026-01-31 --company usmf"
        })
final class SyncCommand implements Callable<Integer> {

    /** How long to wait for a scheduled pass of the direction, which usually ends in seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How long to wait for the report of a pass that a signal ended. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    @ParentCommand private P2c p2c;

    @Parameters(
            paramLabel = "DIRECTION|all",
            description = "The direction to run, or all in order.")
    private String direction;

    @Option(
            names = "--full",
            description = "Compare all rows with the target, not only changed ones.")
    private boolean full;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only rows changed since then: 2026-01-31 or 2026-01-31T08:00:00Z.")
    private String since;

    @Option(
            names = "--key",
            paramLabel = "K",
            description = "Only the row with this integration key.")
    private String key;

    @Option(names = "--company", paramLabel = "C", description = "Only this legal entity.")
    private String company;

    @Option(
            names = "--allow-deletes",
            description = "Release the brake, which limits how many rows may be deleted.")
    private boolean allowDeletes;

    @Option(
            names = "--adopt",
            description = "Continue the state with another environment; compares all rows.")
    private boolean adopt;

    @Mixin private Output output;

    @Override
    public Integer call() {
        RunOptions options =
                RunOptions.triggeredBy("command")
                        .full(full)
                        .since(since())
                        .key(Optional.ofNullable(key))
                        .patience(PATIENCE)
                        .company(Optional.ofNullable(company))
                        .deletesAllowed(allowDeletes)
                        .adopting(adopt)
                        .build();
        Settings settings = p2c.settings();
        Companies.check(settings, company);
        try (Application application = new Application(settings, p2c.clock())) {
            List<Direction> chosen = chosen(application.directions());
            application.checkInForce(chosen);
            application.start();
            List<Run> runs =
                    p2c.shutdown()
                            .during(
                                    () -> sync(application, chosen, options),
                                    application::stop,
                                    LAST_WORDS);
            if (output.isJson()) {
                output.document(Map.of("runs", runs.stream().map(RunReport::of).toList()));
            }
            return exit(runs);
        }
    }

    private List<Run> sync(Application application, List<Direction> chosen, RunOptions options) {
        List<Run> runs = new ArrayList<>();
        for (Direction each : chosen) {
            try (ProgressLines lines =
                    ProgressLines.start(() -> position(application, each), output)) {
                runs.add(application.runNow(each.id(), options));
            }
            if (!output.isJson()) {
                RunReport.print(runs.get(runs.size() - 1), output);
            }
        }
        application.purge();
        return runs;
    }

    /** Where a pass is: in the task that it began last. */
    private static Optional<ProgressLines.Position> position(
            Application application, Direction direction) {
        return application
                .runs()
                .active(direction.id())
                .flatMap(
                        run ->
                                direction.taskNames().stream()
                                        .filter(run.progress()::containsKey)
                                        .reduce((earlier, later) -> later)
                                        .map(task -> position(task, run.progress(task))));
    }

    private static ProgressLines.Position position(String task, Progress progress) {
        return new ProgressLines.Position(task, progress.counts().read(), progress.expected());
    }

    private List<Direction> chosen(List<Direction> all) {
        if (direction.equals("all")) {
            return all;
        }
        Map<String, Direction> byId = new LinkedHashMap<>();
        all.forEach(d -> byId.put(d.id(), d));
        if (!byId.containsKey(direction)) {
            throw new ConfigurationException(
                    direction,
                    "is not a direction; the directions are "
                            + String.join(", ", byId.keySet())
                            + "."
                            + Suggestion.didYouMean(direction, byId.keySet()));
        }
        return List.of(byId.get(direction));
    }

    private Optional<Instant> since() {
        if (since == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(since.contains("T") ? since : since + "T00:00:00Z"));
        } catch (DateTimeParseException e) {
            throw new ConfigurationException(
                    "--since " + since, "is not a time; write 2026-01-31 or 2026-01-31T08:00:00Z");
        }
    }

    private static int exit(List<Run> runs) {
        List<RuntimeException> failures =
                runs.stream().flatMap(run -> run.failures().values().stream()).toList();
        if (failures.stream().anyMatch(ConfigurationException.class::isInstance)) {
            return ExitCode.WRONG;
        }
        boolean isUnavailable =
                failures.stream()
                        .filter(e -> !(e instanceof StoppedException))
                        .anyMatch(UnavailableException.class::isInstance);
        if (isUnavailable) {
            return ExitCode.UNAVAILABLE;
        }
        Counts all = runs.stream().map(Run::counts).reduce(Counts.ZERO, Counts::plus);
        boolean isHeld = runs.stream().anyMatch(run -> !run.held().isEmpty());
        boolean isWaiting = runs.stream().anyMatch(run -> !run.backlog().isEmpty());
        boolean done =
                failures.isEmpty() && !isHeld && !isWaiting && all.rejected() + all.parked() == 0;
        return done ? ExitCode.DONE : ExitCode.SOME_ROWS_NOT_DONE;
    }
}
