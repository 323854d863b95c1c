package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredEnds;
import dev.p2c.app.ConfiguredFiles;
import dev.p2c.app.StateOptions;
import dev.p2c.desk.FailureDesk;
import dev.p2c.desk.Operator;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.TwoLegs;
import dev.p2c.state.Conflict;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureGroup;
import dev.p2c.state.FailureKind;
import dev.p2c.state.FailureTotals;
import dev.p2c.state.State;
import dev.p2c.state.WaitingRows;
import dev.p2c.text.Counted;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "failures",
        description =
                "Shows rows that could not be written, and what to do: list (default), show, retry,"
                        + " edit, discard, takeback, resolved, conflicts.",
        subcommands = {
            FailuresRetryCommand.class,
            FailuresEditCommand.class,
            FailuresDiscardCommand.class,
            FailuresTakeBackCommand.class,
            FailuresResolvedCommand.class
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c failures",
            "  bin/p2c failures list --task accounts-to-customers --all"
        })
final class FailuresCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Mixin private FailureSelection all;
    @Mixin private Output standard;

    @Override
    public Integer call() {
        return list(all, standard);
    }

    @Command(
            description =
                    "Lists rows that could not be written: a line for each cause, and what to do.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  bin/p2c failures list --kind parked",
                "  bin/p2c failures list --task accounts-to-customers --all --limit 1000"
            })
    Integer list(@Mixin FailureSelection selection, @Mixin Output output) {
        try (State state = open()) {
            KnownTask.check(selection.task(), p2c.settings(), state);
            FailureFilter filter = selection.filter();
            List<FailureGroup> groups = state.failureCounts().groups(filter);
            FailureTotals totals = state.failureCounts().totals(filter);
            if (!output.isJson()) {
                printSecondLeg(state, selection.task(), output);
            }
            if (output.isJson()) {
                output.document(json(state, filter, groups, totals));
            } else if (groups.isEmpty()) {
                output.print(selection.isAny() ? "No such row is waiting." : "No row is waiting.");
            } else if (selection.isRows()) {
                List<Failure> rows = state.failures().list(filter);
                output.print(FailureReport.table(rows, p2c.clock().instant()));
                printRest(rows.size(), totals.rows(), "row", output);
            } else {
                output.print(FailureReport.groups(groups, p2c.clock().instant()));
                output.print(CureLines.of(groups, new ConfiguredEnds(p2c.settings())));
                printRest(groups.size(), totals.groups(), "cause", output);
            }
        }
        return ExitCode.DONE;
    }

    private List<TwoLegs> legs() {
        return new ConfiguredFiles(p2c.settings()).twoLegs();
    }

    /** Tells of rows of a first leg that wait in the second one. */
    private void printSecondLeg(State state, String task, Output output) {
        if (task == null) {
            return;
        }
        Map<String, WaitingRows> waiting = state.failureCounts().waiting();
        legs().stream()
                .filter(legs -> legs.first().equals(task) && waiting.containsKey(legs.second()))
                .map(legs -> secondLeg(legs, waiting.get(legs.second())))
                .forEach(output::print);
    }

    private static String secondLeg(TwoLegs legs, WaitingRows rows) {
        return ("Of the rows that this task brought to %s, %d are parked, %d rejected and %d"
                        + " undecided on their way to %s: bin/p2c failures list --task %s")
                .formatted(
                        legs.over(),
                        rows.parked(),
                        rows.rejected(),
                        rows.conflicts(),
                        legs.to(),
                        legs.second());
    }

    private static void printRest(long shown, long all, String noun, Output output) {
        if (shown < all) {
            output.print(
                    "%s shown; --limit %d shows all."
                            .formatted(Counted.part(shown, all, noun), all));
        }
    }

    private static Listing json(
            State state, FailureFilter filter, List<FailureGroup> groups, FailureTotals totals) {
        List<Failure> failures = state.failures().list(filter);
        return new Listing(groups, failures.stream().map(FailureReport::of).toList(), totals);
    }

    /**
     * The document of {@code failures list --json}; its fields keep their order.
     *
     * @param totals how many there are without {@code --limit}
     */
    private record Listing(
            List<FailureGroup> groups, List<FailureReport> failures, FailureTotals totals) {}

    @Command(
            description = "Shows everything that is known of one row.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  bin/p2c failures show 42",
                "  bin/p2c failures show 42 --json"
            })
    Integer show(
            @Parameters(paramLabel = "ID", description = "The ID that the list shows.") long id,
            @Mixin Output output) {
        try (State state = open()) {
            Failure failure = FailureDesk.failure(state, id);
            List<Conflict> fields =
                    state.conflicts().open(failure.task(), failure.company(), failure.key());
            String leg = new OtherLeg(state, legs()).sentence(failure).orElse(null);
            if (output.isJson()) {
                output.document(FailureReport.of(failure, leg, fields));
            } else {
                output.out().println(FailureReport.text(failure, leg, fields));
            }
        }
        return ExitCode.DONE;
    }

    @Command(
            description = "Lists fields in which one side's value replaced the other's.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  bin/p2c failures conflicts",
                "  bin/p2c failures conflicts --task accounts-to-customers --json"
            })
    Integer conflicts(
            @Option(names = "--task", description = "Only of this task.") String task,
            @Option(
                            names = "--limit",
                            defaultValue = "100",
                            description = "Maximum number of fields. Default: ${DEFAULT-VALUE}")
                    int limit,
            @Mixin Output output) {
        try (State state = open()) {
            KnownTask.check(task, p2c.settings(), state);
            List<Conflict> settled =
                    state.conflicts().settled(Optional.ofNullable(task), Limit.checked(limit));
            long all = total(state.conflicts().counts(), task);
            if (output.isJson()) {
                List<ConflictReport> shown = settled.stream().map(ConflictReport::of).toList();
                output.document(new Conflicts(shown, all));
            } else if (settled.isEmpty()) {
                output.print("No conflict was settled.");
            } else {
                output.print(ConflictReport.table(settled, p2c.clock().instant()));
                printRest(settled.size(), all, "field", output);
            }
        }
        return ExitCode.DONE;
    }

    /**
     * The document of {@code failures conflicts --json}.
     *
     * @param total how many there are without {@code --limit}
     */
    private record Conflicts(List<ConflictReport> conflicts, long total) {}

    private static long total(Map<String, Long> counts, String task) {
        return task == null
                ? counts.values().stream().mapToLong(Long::longValue).sum()
                : counts.getOrDefault(task, 0L);
    }

    private State open() {
        return State.open(StateOptions.of(p2c.settings()), p2c.clock());
    }

    /** Does something with failures, as the user of the command line. */
    int act(BiConsumer<FailureDesk, Operator> action) {
        try (State state = open()) {
            action.accept(
                    new FailureDesk(state, new ConfiguredEnds(p2c.settings())::of), p2c.operator());
        }
        return ExitCode.DONE;
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
                Limit.checked(limit));
    }

    private static FailureKind kind(String text) {
        try {
            return FailureKind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "--kind " + text, "is not one of rejected, parked, conflict, deleted");
        }
    }
}
