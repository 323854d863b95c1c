package dev.p2c.app.cli;

import dev.p2c.app.StandIns;
import dev.p2c.app.settings.Settings;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.story.StoryRate;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "sandbox",
        description = "Only the stand-ins for both services, until stopped.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;

    @Option(
            names = "--data",
            defaultValue = "demo",
            description = "demo or empty (reference data only). Default: ${DEFAULT-VALUE}")
    private String data;

    @Option(names = "--story", description = "How much people do in them: off, slow or fast.")
    private String story;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = p2c.settings();
        StoryRate rate = StandIns.story(settings, story, StoryRate.OFF);
        try (Sandbox sandbox = StandIns.start(settings, data)) {
            sandbox.story(rate);
            Banner.standIns(out, sandbox);
            p2c.shutdown().await();
        }
        return Exit.DONE;
    }
}
