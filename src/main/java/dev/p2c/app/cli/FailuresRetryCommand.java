package dev.p2c.app.cli;

import dev.p2c.app.Application;
import dev.p2c.desk.FailureDesk;
import dev.p2c.desk.Operator;
import dev.p2c.desk.TaskEnds;
import dev.p2c.error.ConfigurationException;
import dev.p2c.routes.Direction;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import dev.p2c.state.State;
import dev.p2c.state.Winner;
import dev.p2c.text.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "retry",
        description = "Retries rows now, with the current values of the source.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c failures retry 42 43",
            "  bin/p2c failures retry --group g0k3xw9a",
            "  bin/p2c failures retry --all --task accounts-to-customers"
        })
final class FailuresRetryCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST = 100_000;

    @ParentCommand private FailuresCommand failures;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "The IDs that the list shows.")
    private List<Long> ids;

    @Option(names = "--all", description = "Every waiting row.")
    private boolean all;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "Every row of this group, as the list names it.")
    private String group;

    @Option(names = "--task", description = "With --all: only of this task.")
    private String task;

    @Option(
            names = "--take",
            description = "Which side's values win in a conflict: source or target.")
    private String take;

    @Mixin private Output output;

    @Override
    public Integer call() {
        Optional<Winner> winner = Optional.ofNullable(take).map(FailuresRetryCommand::winner);
        P2c p2c = failures.p2c();
        try (Application application = new Application(p2c.settings(), p2c.clock())) {
            State state = application.state();
            List<Failure> chosen = chosen(state);
            if (chosen.isEmpty() && !output.isJson()) {
                output.print("No such row is waiting.");
                return ExitCode.DONE;
            }
            checkTake(chosen);
            List<String> without = withoutDirection(chosen, application);
            List<Long> chosenIds = chosen.stream().map(Failure::id).toList();
            winner.ifPresent(side -> decide(state, chosen, side));
            request(state, chosenIds);
            application.start();
            RunOptions options =
                    RunOptions.triggeredBy("command").by(p2c.user()).patience(PATIENCE).build();
            List<Run> runs = new ArrayList<>();
            for (Direction direction : directionsOf(chosen, application)) {
                runs.add(application.runNow(direction.id(), options));
            }
            without.forEach(output.err()::println);
            runs.forEach(run -> RunReport.printFailures(run, output));
            int passes = SyncCommand.exitOfFailures(runs);
            int rows = report(state, chosen);
            return passes == ExitCode.DONE ? rows : passes;
        }
    }

    /** Lets a side win in the conflicts, and logs who decided that. */
    private void decide(State state, List<Failure> chosen, Winner winner) {
        List<Failure> conflicts =
                chosen.stream().filter(one -> one.kind() == FailureKind.CONFLICT).toList();
        state.conflicts().decide(conflicts.stream().map(Failure::id).toList(), winner);
        String action = "take " + winner.name().toLowerCase(Locale.ROOT);
        if (all || group != null) {
            failures.p2c().log(state, action, conflicts.size() + " conflicts", "");
        } else {
            conflicts.forEach(
                    one ->
                            failures.p2c()
                                    .log(
                                            state,
                                            action,
                                            "conflict " + one.id() + " " + one.key(),
                                            one.field()));
        }
    }

    /** Makes the rows due, and logs who asked for it. */
    private void request(State state, List<Long> chosenIds) {
        FailureDesk desk = new FailureDesk(state, name -> TaskEnds.UNKNOWN);
        Operator operator = failures.p2c().operator();
        if (all || group != null) {
            desk.retry(selection(), operator);
        } else {
            chosenIds.forEach(id -> desk.retry(id, operator));
        }
    }

    private FailureFilter selection() {
        return FailuresCommand.filter(task, null, MOST).in(Optional.ofNullable(group));
    }

    private List<Failure> chosen(State state) {
        boolean hasIds = ids != null && !ids.isEmpty();
        if (hasIds && (all || task != null || group != null) || all && group != null) {
            throw new ConfigurationException(
                    "failures retry",
                    "takes IDs, or --group, or --all with or without --task, not several of them");
        }
        if (group != null) {
            List<Failure> rows = state.failures().list(selection());
            if (rows.isEmpty()) {
                throw new ConfigurationException(
                        "--group " + group,
                        "the group has no waiting rows; bin/p2c failures lists the groups");
            }
            return rows;
        }
        if (all) {
            KnownTask.check(task, failures.p2c().settings(), state);
            return state.failures().list(selection());
        }
        if (!hasIds) {
            throw new ConfigurationException(
                    "failures retry", "needs the IDs of the rows, --group or --all");
        }
        return ids.stream().map(id -> FailureDesk.failure(state, id)).toList();
    }

    /** A side can win in a conflict only; for any other row the option would do nothing. */
    private void checkTake(List<Failure> chosen) {
        List<String> others =
                chosen.stream()
                        .filter(failure -> failure.kind() != FailureKind.CONFLICT)
                        .map(failure -> String.valueOf(failure.id()))
                        .toList();
        if (take != null && !all && !others.isEmpty()) {
            throw new ConfigurationException(
                    "--take " + take,
                    "settles conflicts, but these rows are in none: " + String.join(", ", others));
        }
    }

    private static List<String> withoutDirection(List<Failure> chosen, Application application) {
        Set<String> run =
                application.directions().stream()
                        .flatMap(direction -> direction.taskNames().stream())
                        .collect(Collectors.toSet());
        return chosen.stream()
                .map(Failure::task)
                .filter(one -> !run.contains(one))
                .distinct()
                .map(one -> "No direction runs " + one + ", so its rows are not tried.")
                .toList();
    }

    private static Winner winner(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "source" -> Winner.SOURCE;
            case "target" -> Winner.TARGET;
            default ->
                    throw new ConfigurationException(
                            "--take " + text, "is neither source nor target");
        };
    }

    private static List<Direction> directionsOf(List<Failure> chosen, Application application) {
        Set<String> tasks = chosen.stream().map(Failure::task).collect(Collectors.toSet());
        return application.directions().stream()
                .filter(direction -> direction.taskNames().stream().anyMatch(tasks::contains))
                .toList();
    }

    /** The document of {@code failures retry --json}; its fields keep their order. */
    private record Retried(int tried, List<FailureReport> failures) {}

    private int report(State state, List<Failure> chosen) {
        List<Failure> left =
                chosen.stream().flatMap(f -> state.failures().get(f.id()).stream()).toList();
        if (output.isJson()) {
            List<FailureReport> reports = left.stream().map(FailureReport::of).toList();
            output.document(new Retried(chosen.size(), reports));
        } else {
            int done = chosen.size() - left.size();
            output.print(Counted.part(done, chosen.size(), "row") + " in the target now.");
            if (!left.isEmpty()) {
                output.print(FailureReport.table(left, failures.p2c().clock().instant()));
            }
        }
        return left.isEmpty() ? ExitCode.DONE : ExitCode.SOME_ROWS_NOT_DONE;
    }
}
