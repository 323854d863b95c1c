package dev.p2c.app.cli;

import dev.p2c.app.StateOptions;
import dev.p2c.error.ConfigurationException;
import dev.p2c.state.Conflict;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureGroup;
import dev.p2c.state.FailureKind;
import dev.p2c.state.State;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
        subcommands = FailuresRetryCommand.class,
        mixinStandardHelpOptions = true)
final class FailuresCommand implements Callable<Integer> {

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
                new Listing(
                        state.failureCounts().groups(filter),
                        failures.stream().map(FailureReport::of).toList()));
    }

    /** The document of {@code failures list --json}; its fields keep their order. */
    private record Listing(List<FailureGroup> groups, List<FailureReport> failures) {}

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
            Failure failure = failure(state, id);
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

    private State open() {
        return State.open(StateOptions.of(p2c.settings()), p2c.clock());
    }

    P2c p2c() {
        return p2c;
    }

    /** Selects rows; a null task or kind selects all. */
    static FailureFilter filter(String task, String kind, int limit) {
        return new FailureFilter(
                Optional.ofNullable(task),
                Optional.empty(),
                Optional.ofNullable(kind).map(FailuresCommand::kind),
                Optional.empty(),
                limit);
    }

    private static FailureKind kind(String text) {
        try {
            return FailureKind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "--kind " + text, "is not one of rejected, parked, conflict, deleted");
        }
    }

    /** Returns the waiting row with this ID. */
    static Failure failure(State state, long id) {
        return state.failures().get(id).orElseThrow(() -> unknown(id));
    }

    private static ConfigurationException unknown(long id) {
        return new ConfigurationException(
                "failures " + id, "no waiting row has this ID; p2c failures list shows them");
    }
}
