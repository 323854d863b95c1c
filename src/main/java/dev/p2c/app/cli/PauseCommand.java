package dev.p2c.app.cli;

import dev.p2c.app.StateOptions;
import dev.p2c.app.settings.Settings;
import dev.p2c.desk.PassRequests;
import dev.p2c.desk.Pauses;
import dev.p2c.state.Pause;
import dev.p2c.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "pause",
        description = "Pauses a direction: no pass of it begins until somebody resumes it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c pause accounts --reason closing",
            "  bin/p2c pause all --stop"
        })
final class PauseCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Mixin private DirectionArgument direction;
    @Mixin private Output output;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Reason for the pause, shown to other operators.")
    private String reason;

    @Option(
            names = "--stop",
            description = "Also end the pass under way, as soon as its batches are done.")
    private boolean stops;

    @Override
    public Integer call() {
        Settings settings = p2c.settings();
        List<String> chosen = direction.chosen(settings);
        List<Pause> paused = new ArrayList<>();
        try (State state = State.open(StateOptions.of(settings), p2c.clock())) {
            Pauses pauses = new Pauses(state, p2c.clock());
            for (String each : chosen) {
                boolean isNew = pauses.pause(each, p2c.operator(), reason);
                Pause pause = pauses.of(each).orElseThrow();
                paused.add(pause);
                if (!output.isJson()) {
                    output.print("%s: %s%s".formatted(each, isNew ? "" : "already ", pause.text()));
                }
                if (stops) {
                    long unused = new PassRequests(state).stop(each, p2c.operator());
                }
            }
        }
        if (output.isJson()) {
            output.document(Map.of("paused", paused));
        }
        return ExitCode.DONE;
    }
}
