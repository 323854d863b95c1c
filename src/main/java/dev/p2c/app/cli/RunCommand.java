package dev.p2c.app.cli;

import dev.p2c.app.Application;
import dev.p2c.app.ConsoleOptions;
import dev.p2c.app.Daemon;
import dev.p2c.app.InitialPass;
import dev.p2c.app.SettingsCheck;
import dev.p2c.app.StandInSetup;
import dev.p2c.app.StandInState;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.operate.Console;
import dev.p2c.operate.Metrics;
import dev.p2c.standin.StandIns;
import dev.p2c.text.Visible;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description =
                "Runs all directions on their schedules, with Hawtio, until stopped. With a"
                        + " direction: one pass now in the application that is running.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c run",
            "  bin/p2c run --sandbox --story fast",
            "  bin/p2c run accounts"
        })
final class RunCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "DIRECTION",
            arity = "0..1",
            description = "One pass of this direction now, in the application that is running.")
    private String direction;

    @Option(names = "--sandbox", description = "Also starts the stand-ins for both services.")
    private boolean withStandIns;

    @Option(
            names = "--data",
            defaultValue = "demo",
            description =
                    "Initial data of the stand-ins: demo, empty or bare (as bought). Default:"
                            + " ${DEFAULT-VALUE}")
    private String data;

    @Option(
            names = "--story",
            description =
                    "How much simulated people do in the stand-ins: off, slow or fast. Default:"
                            + " p2c.sandbox.story, else slow")
    private String story;

    @Override
    public Integer call() {
        if (direction != null) {
            return askedRun();
        }
        Settings settings = p2c.settings();
        if (!withStandIns) {
            refuseOptionsOfStandIns();
            return run(settings, Optional.empty(), "off");
        }
        if (!settings.isSandbox()) {
            throw new ConfigurationException(
                    "--sandbox",
                    "goes with the sandbox profile only; this is " + settings.profile());
        }
        StandInSetup setup = new StandInSetup(settings);
        String rate = setup.storyRate(story, "slow");
        try (StandIns standIns = setup.start(data)) {
            return run(setup.pointedAt(standIns), Optional.of(standIns), rate);
        }
    }

    private int askedRun() {
        if (withStandIns) {
            throw new ConfigurationException(
                    "--sandbox",
                    "starts a new application. bin/p2c run DIRECTION asks the running application for"
                            + " a pass: omit --sandbox");
        }
        refuseOptionsOfStandIns();
        AskedRun.Answer answer = new AskedRun(p2c).of(direction);
        spec.commandLine()
                .getOut()
                .println(Visible.paragraph(answer.direction() + ": " + answer.text()));
        return switch (answer.outcome()) {
            case "DONE", "PLANNED" -> ExitCode.DONE;
            case "FAILED" -> ExitCode.UNAVAILABLE;
            case "REFUSED" -> ExitCode.WRONG;
            default -> ExitCode.SOME_ROWS_NOT_DONE;
        };
    }

    /** Options that would have no effect without the stand-ins. */
    private void refuseOptionsOfStandIns() {
        boolean hasData = spec.commandLine().getParseResult().hasMatchedOption("--data");
        if (hasData || story != null) {
            throw new ConfigurationException(
                    hasData ? "--data" : "--story", "concerns the stand-ins: add --sandbox");
        }
    }

    private int run(Settings settings, Optional<StandIns> standIns, String storyRate) {
        PrintWriter out = spec.commandLine().getOut();
        SettingsCheck.ofRun(settings);
        try (Application application = new Application(settings, p2c.clock());
                Metrics metrics = new Metrics();
                Console console = Console.open(ConsoleOptions.of(settings))) {
            application.putInForce();
            standIns.ifPresent(started -> StandInState.empty(application.state()));
            application.start(standIns.isEmpty(), metrics.registry());
            List<String> companies = settings.list("p2c.companies");
            try (Daemon operations = Daemon.start(application, companies, metrics, console)) {
                standIns.ifPresent(started -> started.story(storyRate));
                Banner.print(out, settings, application, console, standIns);
                standIns.ifPresentOrElse(
                        started -> passThenSchedules(application, started),
                        () -> awaitStop(application));
                operations.stopping();
            }
        }
        return ExitCode.DONE;
    }

    private void passThenSchedules(Application application, StandIns standIns) {
        try (InitialPass first = InitialPass.start(application)) {
            awaitStop(application);
            standIns.story("off");
        }
    }

    private void awaitStop(Application application) {
        p2c.shutdown().await();
        application.stop();
    }
}
