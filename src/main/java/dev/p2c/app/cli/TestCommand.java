package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredCases;
import dev.p2c.cases.CaseResult;
import dev.p2c.cases.CaseUpdate;
import dev.p2c.cases.Cases;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Suggestion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        description = "Runs the cases beside the mappings; needs no system.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  p2c test                                  all cases",
            "  p2c test --update accounts-to-customers   expect what the mapping gives now",
            "",
            "Exit codes: 0 all cases passed, 1 a case failed, 2 a mapping or a case is wrong."
        })
final class TestCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "TASK",
            arity = "0..1",
            description = "Only the cases of this task. Default: all tasks.")
    private String task;

    @Option(
            names = "--update",
            description =
                    "Show what has changed, then write it into the files of expected results.")
    private boolean update;

    @Option(names = "--json", description = "One JSON document instead of text.")
    private boolean json;

    @Override
    public Integer call() {
        Cases cases = ConfiguredCases.of(p2c.settings());
        checkTask(cases);
        Cases.Report report = task == null ? cases.run() : cases.run(task);
        CaseReport text = new CaseReport(report);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? JsonOutput.of(text.json()) : text.text(task, update));
        long open = update ? report.failed().stream().filter(this::isLeft).count() : 0;
        boolean passed = update ? open == 0 : report.failed().isEmpty();
        return passed ? ExitCode.DONE : ExitCode.SOME_ROWS_NOT_DONE;
    }

    private void checkTask(Cases cases) {
        if (task != null && !cases.tasks().contains(task)) {
            throw new ConfigurationException(
                    task,
                    "is not a task: there is no mapping with this name."
                            + Suggestion.didYouMean(task, cases.tasks()));
        }
    }

    /** Updates a case; true where the case is left to a person. */
    private boolean isLeft(CaseResult failed) {
        Optional<Path> written = CaseUpdate.write(failed);
        PrintWriter to = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        to.println(
                written.map(file -> "Updated " + file)
                        .orElseGet(
                                () ->
                                        "Not updated: "
                                                + failed.of().file()
                                                + ". The outcome itself is another one; write the"
                                                + " expected file by hand"));
        return written.isEmpty();
    }
}
