package dev.p2c.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "state",
        description = "Shows and changes what passes know of a task: watermark and ledger.",
        subcommands = {
            StateShowCommand.class,
            StateSetWatermarkCommand.class,
            StateResetCommand.class
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c state show accounts-to-customers",
            "  bin/p2c state reset accounts-to-customers --company usmf"
        })
final class StateCommand implements Runnable {

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;

    P2c p2c() {
        return p2c;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do: show, set-watermark or reset");
    }
}
