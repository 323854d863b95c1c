package dev.p2c.app.cli;

import dev.p2c.app.Application;
import dev.p2c.app.FirstPass;
import dev.p2c.app.LongRunning;
import dev.p2c.app.StandIns;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.operate.Console;
import dev.p2c.operate.ConsoleSettings;
import dev.p2c.operate.Metrics;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.story.StoryRate;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "All directions on their schedules, with Hawtio, until stopped.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;

    @Option(names = "--sandbox", description = "Start the stand-ins for both services, too.")
    private boolean withStandIns;

    @Option(
            names = "--data",
            defaultValue = "demo",
            description = "What the stand-ins begin with: demo or empty. Default: ${DEFAULT-VALUE}")
    private String data;

    @Option(
            names = "--story",
            description =
                    "How much people do in the stand-ins: off, slow or fast. Default: slow, or"
                            + " p2c.sandbox.story")
    private String story;

    @Override
    public Integer call() {
        Settings settings = p2c.settings();
        if (!withStandIns) {
            return run(settings, null, StoryRate.OFF);
        }
        if (!settings.isSandbox()) {
            throw new ConfigurationException(
                    "--sandbox",
                    "goes with the sandbox profile only; this is " + settings.profile());
        }
        StoryRate rate = StandIns.story(settings, story, StoryRate.SLOW);
        try (Sandbox sandbox = StandIns.start(settings, data)) {
            return run(StandIns.pointedAt(settings, sandbox), sandbox, rate);
        }
    }

    private int run(Settings settings, Sandbox sandbox, StoryRate rate) {
        PrintWriter out = spec.commandLine().getOut();
        try (Application application = new Application(settings, p2c.clock());
                Metrics metrics = new Metrics();
                Console console = Console.open(consoleSettings(settings))) {
            if (sandbox != null) {
                // They hold their rows in memory: what an earlier run put there is gone.
                application.state().clear();
            }
            application.start(sandbox == null, metrics.registry());
            List<String> companies = settings.list("p2c.companies");
            try (LongRunning operations =
                    LongRunning.start(application, companies, metrics, console)) {
                if (sandbox == null) {
                    Banner.print(out, settings, application, console, null);
                    p2c.shutdown().await();
                } else {
                    sandbox.story(rate);
                    Banner.print(out, settings, application, console, sandbox);
                    amongStandIns(application, sandbox);
                }
                operations.stopping();
            }
        }
        return Exit.DONE;
    }

    private void amongStandIns(Application application, Sandbox sandbox) {
        try (FirstPass first = FirstPass.start(application)) {
            p2c.shutdown().await();
            sandbox.story(StoryRate.OFF);
        }
    }

    private static ConsoleSettings consoleSettings(Settings settings) {
        return new ConsoleSettings(
                settings.text("p2c.http.host"),
                settings.number("p2c.http.port"),
                settings.required("p2c.hawtio.user"),
                settings.required("p2c.hawtio.password"),
                settings.text("p2c.metrics.token"));
    }
}
