package dev.p2c.app.cli;

import dev.p2c.app.Application;
import dev.p2c.app.settings.Settings;
import dev.p2c.desk.Pauses;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.error.StoppedException;
import dev.p2c.error.UnavailableException;
import dev.p2c.routes.Direction;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.state.Counts;
import dev.p2c.state.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "sync",
        description = "Runs one pass now, also while the application is running.",
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

    @Mixin private PassArguments pass;
    @Mixin private PlanArguments plan;

    @Option(
            names = "--dry-run",
            description = "Write nothing and show what the pass would write, as bin/p2c plan does.")
    private boolean dryRun;

    @Mixin private Output output;

    @Override
    public Integer call() {
        if (dryRun) {
            return new PlanRun(p2c, pass, plan, output).call();
        }
        if (plan.isAny()) {
            throw new ConfigurationException(
                    "-o, --html", "write a plan: add --dry-run, or use bin/p2c plan");
        }
        Settings settings = p2c.settings();
        RunOptions options =
                pass.options("command", settings, p2c.clock().instant())
                        .by(p2c.user())
                        .patience(PATIENCE)
                        .build();
        try (Application application = new Application(settings, p2c.clock())) {
            List<Direction> chosen =
                    notPaused(
                            live(pass.chosen(application.started().found(), output)),
                            application.pauses());
            application.checkInForce(chosen);
            pass.checkSince(chosen, application::sweeping).ifPresent(output.err()::println);
            application.start();
            application.started().check(chosen);
            List<Run> runs =
                    p2c.shutdown()
                            .during(
                                    () -> sync(application, chosen, options),
                                    application::stop,
                                    LAST_WORDS);
            List<UnreadKey> unread = pass.unread(application::explainer, runs, chosen);
            if (output.isJson()) {
                output.document(new Passes(runs.stream().map(RunReport::of).toList(), unread));
            } else {
                UnreadKey.lines(unread).forEach(output::print);
            }
            int exit = exit(runs);
            return exit == ExitCode.DONE && !unread.isEmpty() ? ExitCode.SOME_ROWS_NOT_DONE : exit;
        }
    }

    /** Refuses a chosen direction that writes nothing; {@code all} leaves the direction out. */
    private List<Direction> live(List<Direction> chosen) {
        List<Problem> others =
                chosen.stream()
                        .filter(direction -> !direction.isLive())
                        .map(ModeStatus::whyNoPass)
                        .toList();
        if (!others.isEmpty() && others.size() == chosen.size()) {
            throw new ConfigurationException(others);
        }
        others.forEach(output.err()::println);
        return chosen.stream().filter(Direction::isLive).toList();
    }

    /** Refuses a chosen direction that is paused; {@code all} leaves the direction out. */
    private List<Direction> notPaused(List<Direction> chosen, Pauses pauses) {
        Map<String, Pause> paused = pauses.all();
        List<Problem> others =
                chosen.stream()
                        .map(Direction::id)
                        .filter(paused::containsKey)
                        .map(id -> new Problem(id, Pauses.refusal(paused.get(id))))
                        .toList();
        if (!others.isEmpty() && others.size() == chosen.size()) {
            throw new ConfigurationException(others);
        }
        others.forEach(output.err()::println);
        return chosen.stream().filter(one -> !paused.containsKey(one.id())).toList();
    }

    /**
     * The document of {@code sync --json}.
     *
     * @param unread why no row was read of the key of {@code --key}; empty where one was
     */
    private record Passes(List<RunReport> runs, List<UnreadKey> unread) {}

    private List<Run> sync(Application application, List<Direction> chosen, RunOptions options) {
        List<Run> runs = new ArrayList<>();
        for (Direction each : chosen) {
            p2c.log(application.state(), "run", each.id(), pass.given());
            try (ProgressLines lines =
                    ProgressLines.start(() -> PassPosition.of(application.runs(), each), output)) {
                runs.add(application.runNow(each.id(), options));
            }
            if (!output.isJson()) {
                RunReport.print(runs.get(runs.size() - 1), output);
            }
        }
        application.purge();
        return runs;
    }

    private static int exit(List<Run> runs) {
        int passes = exitOfFailures(runs);
        if (passes == ExitCode.WRONG || passes == ExitCode.UNAVAILABLE) {
            return passes;
        }
        Counts all = runs.stream().map(Run::counts).reduce(Counts.ZERO, Counts::plus);
        boolean isHeld = runs.stream().anyMatch(run -> !run.held().isEmpty());
        boolean isWaiting = runs.stream().anyMatch(run -> !run.backlog().isEmpty());
        boolean done =
                passes == ExitCode.DONE
                        && !isHeld
                        && !isWaiting
                        && all.rejected() + all.parked() == 0;
        return done ? ExitCode.DONE : ExitCode.SOME_ROWS_NOT_DONE;
    }

    /** The exit code of what ended passes early; 0 where nothing did. */
    static int exitOfFailures(List<Run> runs) {
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
        return failures.isEmpty() ? ExitCode.DONE : ExitCode.SOME_ROWS_NOT_DONE;
    }
}
