package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredFiles;
import dev.p2c.app.StateOptions;
import dev.p2c.app.cli.Ways.WayJson;
import dev.p2c.app.settings.Settings;
import dev.p2c.operate.LegCounts;
import dev.p2c.routes.Direction;
import dev.p2c.run.DirectionLeases;
import dev.p2c.state.State;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "status",
        description = "Shows every direction and task: last run, counts, watermark, waiting rows.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  bin/p2c status --wide", "  bin/p2c status --json"})
final class StatusCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;

    @Mixin private Output output;

    @Override
    public Integer call() {
        Settings settings = p2c.settings();
        ConfiguredFiles files = new ConfiguredFiles(settings);
        List<Direction> directions = files.directions().load(files.mappings(List.of()).tasks());
        files.checkTogether(directions);
        try (State state = State.open(StateOptions.of(settings), p2c.clock())) {
            // So that a run whose process was killed on this machine does not look as if it ran.
            DirectionLeases.endDead(state, directions.stream().map(Direction::id).toList());
            StatusReader reader = new StatusReader(state, settings, p2c.clock());
            List<TaskStatus> rows = reader.read(directions);
            List<LegCounts> ways =
                    Ways.read(files.twoLegs(), rows, state, settings.list("p2c.companies"));
            print(rows, ways, reader.left(directions), state.notes().ofInstallation().missing());
        }
        return ExitCode.DONE;
    }

    private void print(
            List<TaskStatus> rows, List<LegCounts> ways, List<String> left, List<String> missing) {
        if (output.isJson()) {
            output.document(
                    new StatusJson(rows, ways.stream().map(WayJson::of).toList(), left, missing));
        } else {
            TaskStatus.print(rows, p2c.clock().instant(), output);
            Ways.print(ways, output);
            left.forEach(output::print);
            missing.forEach(line -> output.print("missing: " + line));
            if (!missing.isEmpty()) {
                output.print("p2c check tells all that the systems must have.");
            }
        }
    }

    /**
     * The document of {@code --json}.
     *
     * @param ways tasks in two legs; empty without a third system
     * @param left tasks that do not run and have waiting rows
     */
    private record StatusJson(
            List<TaskStatus> tasks, List<WayJson> ways, List<String> left, List<String> missing) {}
}
