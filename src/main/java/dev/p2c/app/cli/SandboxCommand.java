package dev.p2c.app.cli;

import dev.p2c.app.StandInSetup;
import dev.p2c.standin.StandIns;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "sandbox",
        description = "Starts only the stand-ins for both services; runs until stopped.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  bin/p2c sandbox", "  bin/p2c sandbox --data empty"})
final class SandboxCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;

    @Option(
            names = "--data",
            defaultValue = "demo",
            description =
                    "Initial data: demo, empty (reference data only) or bare (as bought). Default:"
                            + " ${DEFAULT-VALUE}")
    private String data;

    @Option(
            names = "--story",
            description =
                    "How much simulated people do: off, slow or fast. Default: p2c.sandbox.story,"
                            + " else off")
    private String story;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        StandInSetup setup = new StandInSetup(p2c.settingsAnywhere());
        String rate = setup.storyRate(story, "off");
        try (StandIns standIns = setup.start(data)) {
            standIns.story(rate);
            Banner.standIns(out, standIns);
            p2c.shutdown().await();
        }
        return ExitCode.DONE;
    }
}
