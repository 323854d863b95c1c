package dev.p2c.app.cli;

import dev.p2c.app.StateOptions;
import dev.p2c.app.settings.Settings;
import dev.p2c.run.DirectionLeases;
import dev.p2c.state.RunFilter;
import dev.p2c.state.RunRecord;
import dev.p2c.state.State;
import dev.p2c.text.Counted;
import java.time.Instant;
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
        name = "runs",
        description = "Lists the runs, newest first: who asked for them and what they did.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  bin/p2c runs", "  bin/p2c runs accounts --since 2026-01-31"})
final class RunsCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;

    @Parameters(
            paramLabel = "DIRECTION",
            arity = "0..1",
            description = "Only of this direction. Default: all directions.")
    private String direction;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only runs started since then: 2026-01-31 or 2026-01-31T08:00:00Z.")
    private String since;

    @Option(
            names = "--eventful",
            description =
                    "Only runs that wrote or removed a row, left one waiting, or failed or were stopped.")
    private boolean eventful;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Most runs shown. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Mixin private Output output;

    @Override
    public Integer call() {
        limit = Limit.checked(limit);
        Settings settings = p2c.settings();
        Optional<Instant> time =
                Optional.ofNullable(since).map(text -> Times.parse("--since " + text, text));
        try (State state = State.open(StateOptions.of(settings), p2c.clock())) {
            // So that a run whose process was killed on this machine does not look as if it ran.
            state.runs().latest(limit).stream()
                    .map(RunRecord::direction)
                    .distinct()
                    .forEach(each -> DirectionLeases.endDead(state, List.of(each)));
            List<RunRecord> runs =
                    state.runPages()
                            .page(
                                    new RunFilter(
                                            Optional.ofNullable(direction),
                                            Optional.empty(),
                                            time,
                                            Optional.empty(),
                                            eventful),
                                    0,
                                    limit + 1);
            if (runs.isEmpty()) {
                checkDirection(settings);
            }
            print(state, runs);
            return runs.isEmpty() ? ExitCode.SOME_ROWS_NOT_DONE : ExitCode.DONE;
        }
    }

    private void checkDirection(Settings settings) {
        List<String> ids = DirectionArgument.ids(settings);
        if (direction != null && !ids.contains(direction)) {
            throw PassArguments.unknown(direction, ids);
        }
    }

    private void print(State state, List<RunRecord> found) {
        List<RunsReport> runs =
                found.stream()
                        .limit(limit)
                        .map(run -> RunsReport.of(run, state.runs().counts(run.id())))
                        .toList();
        if (output.isJson()) {
            output.document(Map.of("runs", runs));
        } else if (runs.isEmpty()) {
            output.print(
                    "No %srun%s%s."
                            .formatted(
                                    eventful ? "eventful " : "",
                                    direction == null ? "" : " of " + direction,
                                    since == null ? "" : " since " + since));
        } else {
            output.print(RunsReport.table(runs));
        }
        if (found.size() > limit && !output.isJson()) {
            output.print(
                    "The newest %s shown; --limit %d shows more."
                            .formatted(Counted.of(limit, "run is", "runs are"), 10L * limit));
        }
    }
}
