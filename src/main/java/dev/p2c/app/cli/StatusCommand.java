package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredFiles;
import dev.p2c.app.FlowDirections;
import dev.p2c.app.LastApplication;
import dev.p2c.app.ShadowPlans;
import dev.p2c.app.StateOptions;
import dev.p2c.app.cli.Ways.WayJson;
import dev.p2c.app.settings.Settings;
import dev.p2c.desk.Arrow;
import dev.p2c.desk.Flow;
import dev.p2c.desk.FlowDirection;
import dev.p2c.desk.FlowState;
import dev.p2c.desk.Freshness;
import dev.p2c.error.Problem;
import dev.p2c.operate.LegCounts;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionFiles;
import dev.p2c.run.DirectionLeases;
import dev.p2c.state.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            Flow flow = flow(state, settings);
            List<FlowDirection> flowing =
                    new FlowDirections(settings, Map.of(), List.of()).of(directions);
            List<Arrow> arrows = flow.arrows(flowing);
            List<TaskStatus> rows = reader.read(directions);
            List<LegCounts> ways =
                    Ways.read(files.twoLegs(), rows, state, settings.list("p2c.companies"));
            print(
                    settings.profile(),
                    state.place(),
                    arrows,
                    documents(arrows, flow, flowing, settings),
                    rows,
                    LastApplication.over(state),
                    ways,
                    ModeStatus.of(directions, new ShadowPlans(settings)),
                    reader.left(directions),
                    state.notes().ofInstallation().missing(),
                    waiting(read, state),
                    reader.olderRules(directions));
        }
        return ExitCode.DONE;
    }

    private Flow flow(State state, Settings settings) {
        return new Flow(
                state, settings.list("p2c.companies"), id -> Optional.empty(), null, p2c.clock());
    }

    private static List<DirectionStatus> documents(
            List<Arrow> arrows, Flow flow, List<FlowDirection> directions, Settings settings) {
        Freshness.Reading fresh = flow.freshness().read();
        List<DirectionStatus> documents = new ArrayList<>();
        for (int i = 0; i < arrows.size(); i++) {
            FlowDirection direction = directions.get(i);
            Map<String, Long> ages = new TreeMap<>();
            for (String company : settings.list("p2c.companies")) {
                ages.put(
                        company,
                        fresh.age(direction.id(), direction.tasks(), List.of(company))
                                .map(Duration::toSeconds)
                                .orElse(null));
            }
            documents.add(DirectionStatus.of(arrows.get(i), ages));
        }
        return documents;
    }

    private static List<TaskStatus> worstFirst(List<TaskStatus> rows, List<Arrow> arrows) {
        Map<String, FlowState> states =
                arrows.stream().collect(Collectors.toMap(Arrow::direction, Arrow::state));
        return rows.stream()
                .sorted(Comparator.comparing(row -> states.get(row.direction())))
                .toList();
    }

    /** What the running application noted; without one what a start would say of the routes. */
    private static List<String> waiting(DirectionFiles.Everything read, State state) {
        List<String> noted = state.notes().ofInstallation().waitingEdits();
        return noted.isEmpty() ? read.problems().stream().map(Problem::toString).toList() : noted;
    }

    private void print(
            String profile,
            String place,
            List<Arrow> arrows,
            List<DirectionStatus> documents,
            List<TaskStatus> rows,
            Optional<String> stopped,
            List<LegCounts> ways,
            List<ModeStatus> modes,
            List<String> left,
            List<String> missing,
            List<String> waiting,
            List<String> olderRules) {
        if (output.isJson()) {
            output.document(
                    new StatusJson(
                            profile,
                            place,
                            documents,
                            rows,
                            stopped.orElse(null),
                            ways.stream().map(WayJson::of).toList(),
                            modes,
                            left,
                            missing,
                            waiting,
                            olderRules));
        } else {
            output.print("Profile %s, state %s".formatted(profile, place));
            DirectionStatus.print(arrows, p2c.clock().instant(), output);
            output.print("");
            TaskStatus.print(worstFirst(rows, arrows), stopped, p2c.clock().instant(), output);
            Ways.print(ways, output);
            modes.stream().flatMap(ModeStatus::lines).forEach(output::print);
            left.forEach(output::print);
            waiting.forEach(output::print);
            olderRules.forEach(output::print);
            missing.forEach(line -> output.print("missing: " + line));
            if (!missing.isEmpty()) {
                output.print("bin/p2c check lists everything that the systems must have.");
            }
        }
    }

    /**
     * The document of {@code --json}.
     *
     * @param state the address of its database
     * @param directions in their order, as the console shows them
     * @param stopped a sentence if no application runs on the state; null if one does
     * @param ways tasks in two legs; empty without a third system
     * @param modes the directions that are in shadow or off
     * @param left tasks that do not run and have waiting rows
     * @param waiting edits of files that are not in force because of a mistake
     * @param olderRules tasks with rows that keep values of older rules
     */
    private record StatusJson(
            String profile,
            String state,
            List<DirectionStatus> directions,
            List<TaskStatus> tasks,
            String stopped,
            List<WayJson> ways,
            List<ModeStatus> modes,
            List<String> left,
            List<String> missing,
            List<String> waiting,
            List<String> olderRules) {}
}
