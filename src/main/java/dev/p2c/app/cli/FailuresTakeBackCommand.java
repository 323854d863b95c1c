package dev.p2c.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "takeback",
        description = "Withdraws the discard of a row; the next pass tries the row.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c failures takeback 42",
            "  bin/p2c failures takeback 43"
        })
final class FailuresTakeBackCommand implements Callable<Integer> {

    @ParentCommand private FailuresCommand failures;

    @Parameters(paramLabel = "ID", description = "The ID that failures resolved shows.")
    private long id;

    @Mixin private Output output;

    @Override
    public Integer call() {
        int exit = failures.act((desk, operator) -> desk.takeBack(id, operator));
        output.print("The row waits again, and the next pass tries it.");
        return exit;
    }
}
