package dev.p2c.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "setup",
        description = "Adds to a system what the directions need and may be added.",
        subcommands = SetupSalesCommand.class,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c setup sales --dry-run",
            "  bin/p2c setup sales --yes"
        })
final class SetupCommand implements Runnable {

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;

    P2c p2c() {
        return p2c;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say which system: sales");
    }
}
