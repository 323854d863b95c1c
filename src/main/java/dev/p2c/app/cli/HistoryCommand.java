package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredFiles;
import dev.p2c.app.StateOptions;
import dev.p2c.app.UnknownTask;
import dev.p2c.app.WriteJson;
import dev.p2c.app.settings.Settings;
import dev.p2c.mapping.Suggestion;
import dev.p2c.state.RunRecord;
import dev.p2c.state.State;
import dev.p2c.state.Write;
import dev.p2c.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "history",
        description =
                "Shows what was written to one row, or by one run: each field with its old and its"
                        + " new value.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c history accounts-to-customers ACC-01000-BVRCPS",
            "  bin/p2c history --run 12 --wide",
            "",
            "Exit codes: 0 done, 1 the history has no write of the row or the run, or no such run,",
            "2 wrong usage or an unknown task."
        })
final class HistoryCommand implements Callable<Integer> {

    private static final int MOST_NEAR = 200;

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TASK", arity = "0..1", description = "The task.")
    private String task;

    @Parameters(
            index = "1",
            paramLabel = "KEY",
            converter = GivenKey.class,
            arity = "0..1",
            description = "The integration key of the row.")
    private String key;

    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "All rows that this run wrote; bin/p2c runs shows the ids.")
    private Long run;

    @Mixin private CompanyOption onlyCompany;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Most writes shown. Default: 100, with --json all.")
    private Integer limit;

    @Mixin private Output output;

    @Override
    public Integer call() {
        checkUse();
        Settings settings = p2c.settings();
        Optional<String> company = onlyCompany.in(settings);
        try (State state = State.open(StateOptions.of(settings), p2c.clock())) {
            return run == null ? ofRow(state, settings, company) : ofRun(state, company);
        }
    }

    private void checkUse() {
        boolean hasRow = task != null && key != null;
        if (run == null && !hasRow) {
            throw wrong(
                    "say which row or which run: bin/p2c history TASK KEY, or bin/p2c history --run ID");
        }
        if (run != null && task != null) {
            throw wrong("--run shows all rows of the run; leave out TASK and KEY");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** One write more than is shown, to find out whether there are more. */
    private int most() {
        int shown = limit == null ? output.isJson() ? Limit.MOST : 100 : Limit.checked(limit);
        return shown + 1;
    }

    private int ofRow(State state, Settings settings, Optional<String> company) {
        List<Write> writes = state.history().ofRow(task, company, key, most());
        if (writes.isEmpty()) {
            checkTask(settings);
            return nothing(state, settings, company);
        }
        print(writes, true);
        return ExitCode.DONE;
    }

    private void checkTask(Settings settings) {
        List<String> tasks =
                new ConfiguredFiles(settings)
                        .mappings(List.of()).tasks().stream().sorted().toList();
        if (!tasks.contains(task)) {
            throw UnknownTask.of(settings, task, task, tasks);
        }
    }

    private int nothing(State state, Settings settings, Optional<String> company) {
        if (output.isJson()) {
            output.document(Map.of("writes", List.of()));
        }
        List<String> companies =
                company.map(List::of).orElseGet(() -> settings.list("p2c.companies"));
        boolean isAcross =
                companies.stream()
                        .anyMatch(
                                each ->
                                        state
                                                .ledger()
                                                .find(task, each, List.of(key))
                                                .values()
                                                .stream()
                                                .anyMatch(entry -> entry.isWritten()));
        String age = settings.text("p2c.state.keep.history");
        String text =
                isAcross
                        ? "%s: %s is in the target, and the history has no write to it: the row was found there as it is, or its writes are older than P2C_STATE_KEEP_HISTORY (%s)."
                                .formatted(task, key, age)
                        : "%s: the history has no write to %s%s.%s"
                                .formatted(
                                        task,
                                        key,
                                        company.map(only -> " of " + only).orElse(""),
                                        Suggestion.didYouMean(
                                                key,
                                                state.history()
                                                        .beginningLike(task, key, MOST_NEAR)));
        output.err().println(text);
        return ExitCode.SOME_ROWS_NOT_DONE;
    }

    private int ofRun(State state, Optional<String> company) {
        List<Write> writes = new ArrayList<>();
        state.history().ofRun(run, company, most(), writes::add);
        Optional<RunRecord> record = state.runs().find(run);
        if (!writes.isEmpty()) {
            record.filter(found -> !output.isJson())
                    .ifPresent(found -> output.print(RunsReport.sentence(found)));
            print(writes, false);
            return ExitCode.DONE;
        }
        if (output.isJson()) {
            output.document(Map.of("writes", List.of()));
        }
        if (record.isEmpty()) {
            output.err()
                    .println("run " + run + ": no run has this ID; bin/p2c runs lists the runs.");
            return ExitCode.SOME_ROWS_NOT_DONE;
        }
        if (!output.isJson()) {
            output.print(RunsReport.sentence(record.get()));
            output.print("The history has no write of this run.");
        }
        return ExitCode.SOME_ROWS_NOT_DONE;
    }

    private void print(List<Write> found, boolean ofRow) {
        boolean isMore = found.size() == most();
        List<Write> writes = isMore ? found.subList(0, found.size() - 1) : found;
        if (output.isJson()) {
            output.document(Map.of("writes", writes.stream().map(WriteJson::of).toList()));
            return;
        }
        output.print(ofRow ? HistoryReport.ofRow(writes) : HistoryReport.ofRun(writes));
        if (isMore) {
            output.print(
                    "The newest %s shown; --limit %d shows more."
                            .formatted(
                                    Counted.of(writes.size(), "write is", "writes are"),
                                    10L * writes.size()));
        }
    }
}
