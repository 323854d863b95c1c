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
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "resume",
        description = "Resumes a direction that is paused.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  bin/p2c resume accounts", "  bin/p2c resume all"})
final class ResumeCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Mixin private DirectionArgument direction;
    @Mixin private Output output;

    @Override
    public Integer call() {
        Settings settings = p2c.settings();
        List<String> chosen = direction.chosen(settings);
        List<String> resumed = new ArrayList<>();
        try (State state = State.open(StateOptions.of(settings), p2c.clock())) {
            for (String each : chosen) {
                if (resume(state, each)) {
                    resumed.add(each);
                }
            }
        }
        if (output.isJson()) {
            output.document(Map.of("resumed", resumed));
        }
        return ExitCode.DONE;
    }

    private boolean resume(State state, String each) {
        Pauses pauses = new Pauses(state, p2c.clock());
        Optional<Pause> before = pauses.of(each);
        boolean isDone = pauses.resume(each, p2c.operator());
        if (before.filter(pause -> !pause.process().isEmpty()).isPresent()) {
            long unused = new PassRequests(state).resume(each, p2c.operator());
        }
        if (!output.isJson()) {
            output.print(
                    before.filter(pause -> isDone)
                            .map(pause -> each + ": resumed; it was " + pause.text())
                            .orElse(each + ": is not paused"));
        }
        return isDone;
    }
}
