package dev.p2c.app.cli;

import dev.p2c.app.Application;
import dev.p2c.app.StateOptions;
import dev.p2c.error.ConfigurationException;
import dev.p2c.routes.Direction;
import dev.p2c.run.RunOptions;
import dev.p2c.state.Conflict;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureGroup;
import dev.p2c.state.Kind;
import dev.p2c.state.State;
import dev.p2c.state.Winner;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "failures",
        description =
                "Shows and retries rejected and parked rows and conflicts: list (default), show, retry, conflicts.",
        mixinStandardHelpOptions = true)
final class FailuresCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST = 100_000;

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        return list(null, null, 100, false, false);
    }

    @Command(
            description = "Lists rows that could not be written: a line for each reason.",
            mixinStandardHelpOptions = true)
    Integer list(
            @Option(names = "--task", description = "Only of this task.") String task,
            @Option(
                            names = "--kind",
                            description =
                                    "Only of this kind: rejected, parked, conflict or deleted.")
                    String kind,
            @Option(
                            names = "--limit",
                            defaultValue = "100",
                            description = "Maximum number of lines. Default: ${DEFAULT-VALUE}")
                    int limit,
            @Option(names = "--all", description = "A line for each row.") boolean all,
            @Option(names = "--json", description = "One JSON document instead of a table.")
                    boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        try (State state = open()) {
            FailureFilter filter = filter(task, kind, limit);
            out.println(json ? json(state, filter) : table(state, filter, all));
        }
        return ExitCode.DONE;
    }

    private static String json(State state, FailureFilter filter) {
        List<Failure> failures = state.failures().list(filter);
        return JsonOutput.of(
                Map.of(
                        "groups",
                        state.failureCounts().groups(filter),
                        "failures",
                        failures.stream().map(FailureReport::of).toList()));
    }

    private String table(State state, FailureFilter filter, boolean all) {
        Instant now = p2c.clock().instant();
        List<FailureGroup> groups = state.failureCounts().groups(filter);
        if (groups.isEmpty()) {
            return "No row is waiting.";
        }
        return all
                ? FailureReport.table(state.failures().list(filter), now)
                : FailureReport.groups(groups, now);
    }

    @Command(
            description = "Shows everything that is known of one row.",
            mixinStandardHelpOptions = true)
    Integer show(
            @Parameters(paramLabel = "ID", description = "The ID that the list shows.") long id,
            @Option(names = "--json", description = "One JSON document instead of text.")
                    boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        try (State state = open()) {
            Failure failure = state.failures().get(id).orElseThrow(() -> unknown(id));
            List<Conflict> fields =
                    state.conflicts().open(failure.task(), failure.company(), failure.key());
            out.println(
                    json
                            ? JsonOutput.of(FailureReport.of(failure, fields))
                            : FailureReport.text(failure, fields));
        }
        return ExitCode.DONE;
    }

    @Command(
            description = "Lists fields in which one side's value replaced the other's.",
            mixinStandardHelpOptions = true)
    Integer conflicts(
            @Option(names = "--task", description = "Only of this task.") String task,
            @Option(
                            names = "--limit",
                            defaultValue = "100",
                            description = "Maximum number of fields. Default: ${DEFAULT-VALUE}")
                    int limit,
            @Option(names = "--json", description = "One JSON document instead of a table.")
                    boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        try (State state = open()) {
            List<Conflict> settled = state.conflicts().settled(Optional.ofNullable(task), limit);
            if (json) {
                List<ConflictReport> all = settled.stream().map(ConflictReport::of).toList();
                out.println(JsonOutput.of(Map.of("conflicts", all)));
            } else {
                out.println(
                        settled.isEmpty()
                                ? "No conflict was settled."
                                : ConflictReport.table(settled, p2c.clock().instant()));
            }
        }
        return ExitCode.DONE;
    }

    @Command(
            description = "Retries rows now, with the current values of the source.",
            mixinStandardHelpOptions = true)
    Integer retry(
            @Parameters(
                            paramLabel = "ID",
                            arity = "0..*",
                            description = "The ID that the list shows.")
                    List<Long> ids,
            @Option(names = "--all", description = "Every waiting row.") boolean all,
            @Option(names = "--task", description = "With --all: only of this task.") String task,
            @Option(
                            names = "--take",
                            description =
                                    "Which side's values win in a conflict: source or target.")
                    String take,
            @Option(names = "--json", description = "One JSON document instead of text.")
                    boolean json) {
        try (Application application = new Application(p2c.settings(), p2c.clock())) {
            List<Failure> chosen = chosen(application.state(), ids, all, task);
            List<Long> chosenIds = chosen.stream().map(Failure::id).toList();
            Optional.ofNullable(take)
                    .map(FailuresCommand::winner)
                    .ifPresent(w -> application.state().conflicts().take(chosenIds, w));
            application.state().failures().requestRetry(chosenIds);
            application.start();
            RunOptions options = RunOptions.triggeredBy("command").patience(PATIENCE).build();
            for (Direction direction : owners(application, chosen)) {
                application.runNow(direction.id(), options);
            }
            return report(application.state(), chosen, json);
        }
    }

    private static List<Failure> chosen(State state, List<Long> ids, boolean all, String task) {
        if (all) {
            return state.failures().list(filter(task, null, MOST));
        }
        if (ids == null || ids.isEmpty()) {
            throw new ConfigurationException(
                    "failures retry", "needs the IDs of the rows, or --all");
        }
        return ids.stream()
                .map(id -> state.failures().get(id).orElseThrow(() -> unknown(id)))
                .toList();
    }

    private static List<Direction> owners(Application application, List<Failure> chosen) {
        Set<String> tasks = chosen.stream().map(Failure::task).collect(Collectors.toSet());
        return application.directions().stream()
                .filter(direction -> direction.taskNames().stream().anyMatch(tasks::contains))
                .toList();
    }

    private int report(State state, List<Failure> chosen, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        List<Failure> left =
                chosen.stream().flatMap(f -> state.failures().get(f.id()).stream()).toList();
        if (json) {
            out.println(
                    JsonOutput.of(
                            Map.of(
                                    "tried",
                                    chosen.size(),
                                    "failures",
                                    left.stream().map(FailureReport::of).toList())));
        } else {
            out.println(
                    (chosen.size() - left.size())
                            + " of "
                            + chosen.size()
                            + " rows are in the target now.");
            if (!left.isEmpty()) {
                out.println(FailureReport.table(left, p2c.clock().instant()));
            }
        }
        return left.isEmpty() ? ExitCode.DONE : ExitCode.SOME_ROWS_NOT_DONE;
    }

    private State open() {
        return State.open(StateOptions.of(p2c.settings()), p2c.clock());
    }

    private static FailureFilter filter(String task, String kind, int limit) {
        return new FailureFilter(
                Optional.ofNullable(task),
                Optional.empty(),
                Optional.ofNullable(kind).map(FailuresCommand::kind),
                Optional.empty(),
                limit);
    }

    private static Kind kind(String text) {
        try {
            return Kind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "--kind " + text, "is not one of rejected, parked, conflict, deleted");
        }
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

    private static ConfigurationException unknown(long id) {
        return new ConfigurationException(
                "failures " + id, "no waiting row has this ID; p2c failures list shows them");
    }
}
