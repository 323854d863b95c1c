package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredFiles;
import dev.p2c.app.ShadowPlans;
import dev.p2c.app.StateOptions;
import dev.p2c.app.cli.Ways.WayJson;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.Problem;
import dev.p2c.operate.LegCounts;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionFiles;
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
        DirectionFiles.Everything read =
                files.directions().readAll(files.mappings(List.of()).tasks());
        List<Direction> directions = read.directions();
        files.checkTogether(directions);
        try (State state = State.open(StateOptions.of(settings), p2c.clock())) {
            // So that a run whose process was killed on this machine does not look as if it ran.
            DirectionLeases.endDead(state, directions.stream().map(Direction::id).toList());
            StatusReader reader = new StatusReader(state, settings, p2c.clock());
            List<TaskStatus> rows = reader.read(directions);
            List<LegCounts> ways =
                    Ways.read(files.twoLegs(), rows, state, settings.list("p2c.companies"));
            print(
                    rows,
                    ways,
                    ModeStatus.of(directions, new ShadowPlans(settings)),
                    reader.left(directions),
                    state.notes().ofInstallation().missing(),
                    waiting(read, state));
        }
        return ExitCode.DONE;
    }

    /** What the running application noted; without one what a start would say of the routes. */
    private static List<String> waiting(DirectionFiles.Everything read, State state) {
        List<String> noted = state.notes().ofInstallation().waitingEdits();
        return noted.isEmpty() ? read.problems().stream().map(Problem::toString).toList() : noted;
    }

    private void print(
            List<TaskStatus> rows,
            List<LegCounts> ways,
            List<ModeStatus> modes,
            List<String> left,
            List<String> missing,
            List<String> waiting) {
        if (output.isJson()) {
            output.document(
                    new StatusJson(
                            rows,
                            ways.stream().map(WayJson::of).toList(),
                            modes,
                            left,
                            missing,
                            waiting));
        } else {
            TaskStatus.print(rows, p2c.clock().instant(), output);
            Ways.print(ways, output);
            modes.stream().flatMap(ModeStatus::lines).forEach(output::print);
            left.forEach(output::print);
            waiting.forEach(output::print);
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
     * @param modes the directions that are in shadow or off
     * @param left tasks that do not run and have waiting rows
     * @param waiting edits of files that are not in force because of a mistake
     */
    private record StatusJson(
            List<TaskStatus> tasks,
            List<WayJson> ways,
            List<ModeStatus> modes,
            List<String> left,
            List<String> missing,
            List<String> waiting) {}
}
