package dev.p2c.app.cli;

import dev.p2c.app.CaseRecorder;
import dev.p2c.app.ConfiguredCases;
import dev.p2c.app.UnknownTask;
import dev.p2c.app.settings.Settings;
import dev.p2c.cases.CaseResult;
import dev.p2c.cases.CaseUpdate;
import dev.p2c.cases.Cases;
import dev.p2c.cases.NewCase;
import dev.p2c.text.Counted;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
        name = "test",
        description =
                "Runs the cases beside the mappings, without any system; makes cases of real rows.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c test",
            "  bin/p2c test --update accounts-to-customers",
            "  bin/p2c test --record accounts-to-customers ACC-01000-BVRCPS",
            "",
            "Exit codes: 0 all cases passed, 1 a case failed, 2 a mapping or a case is wrong."
        })
final class TestCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Mixin private Output output;
    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "TASK",
            arity = "0..1",
            description = "Only the cases of this task. Default: all tasks.")
    private String task;

    @Option(
            names = "--update",
            description =
                    "Show what has changed, then write it into the files of expected results.")
    private boolean update;

    @Parameters(
            index = "1",
            paramLabel = "KEY",
            converter = GivenKey.class,
            arity = "0..1",
            description = "With --record: the integration key of the row.")
    private String key;

    @Option(
            names = "--record",
            description =
                    "Read the row with this key and make a case of it; personal data is replaced.")
    private boolean record;

    @Option(
            names = "--company",
            paramLabel = "C",
            description = "With --record: the legal entity of the row.")
    private String company;

    @Option(
            names = "--name",
            paramLabel = "N",
            description =
                    "With --record: the name of the case. Default: recorded-1, recorded-2 ...")
    private String name;

    @Override
    public Integer call() {
        checkUse();
        Cases cases = ConfiguredCases.of(p2c.settings());
        checkTask(cases);
        if (record) {
            return recorded();
        }
        Cases.Report report = task == null ? cases.run() : cases.run(task);
        CaseReport text = new CaseReport(report);
        if (output.isJson()) {
            output.document(text.json());
        } else {
            text.print(output, task, update);
        }
        boolean passed = update ? updated(report.failed()) : report.failed().isEmpty();
        return passed ? ExitCode.DONE : ExitCode.SOME_ROWS_NOT_DONE;
    }

    private void checkUse() {
        if (record && (task == null || key == null)) {
            throw wrong("--record needs a task and a key: bin/p2c test --record TASK KEY");
        }
        if (!record && (key != null || company != null || name != null)) {
            throw wrong("KEY, --company and --name need --record");
        }
        if (record && update) {
            throw wrong("--record and --update exclude each other");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int recorded() {
        Settings settings = p2c.settings();
        Optional<String> asked = Companies.asked(settings, company);
        NewCase.Recorded recorded =
                new CaseRecorder(settings, p2c.clock())
                        .record(task, key, asked, Optional.ofNullable(name));
        if (output.isJson()) {
            output.document(RecordedText.json(recorded));
        } else {
            output.out().println(RecordedText.of(recorded));
        }
        return ExitCode.DONE;
    }

    private void checkTask(Cases cases) {
        if (task != null && !cases.tasks().contains(task)) {
            throw UnknownTask.of(p2c.settings(), task, task, cases.tasks());
        }
    }

    /** Updates the cases and says how many; false if one is left to a person. */
    private boolean updated(List<CaseResult> failed) {
        int left = (int) failed.stream().filter(this::isLeft).count();
        int written = failed.size() - left;
        notes().println(
                        failed.isEmpty()
                                ? "Nothing to update: the mappings give what the cases expect."
                                : Counted.of(written, "expected file") + " updated.");
        return left == 0;
    }

    /** Where the words go that are not in the document of {@code --json}. */
    private PrintWriter notes() {
        return output.isJson() ? output.err() : output.out();
    }

    /** Updates a case; true where the case is left to a person. */
    private boolean isLeft(CaseResult failed) {
        Optional<Path> written = CaseUpdate.write(failed);
        notes().println(
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
