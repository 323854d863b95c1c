package dev.p2c.app.cli;

import dev.p2c.app.Planning;
import dev.p2c.app.StateOptions;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.plan.PlanCost;
import dev.p2c.plan.PlanCounts;
import dev.p2c.plan.PlanHead;
import dev.p2c.plan.PlanPage;
import dev.p2c.routes.Direction;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.state.State;
import dev.p2c.text.Counted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a plan and shows it; what {@code p2c plan} and {@code p2c sync --dry-run} do. */
final class PlanRun {

    private final P2c p2c;
    private final PassArguments pass;
    private final PlanArguments files;
    private final Output output;
    private long limit = Long.MAX_VALUE;

    PlanRun(P2c p2c, PassArguments pass, PlanArguments files, Output output) {
        this.p2c = p2c;
        this.pass = pass;
        this.files = files;
        this.output = output;
    }

    /**
     * @param rows null for no limit
     */
    PlanRun limited(Long rows) {
        if (rows != null && rows < 1) {
            throw new ConfigurationException("--limit " + rows, "is not a number of rows from 1");
        }
        limit = rows == null ? Long.MAX_VALUE : rows;
        return this;
    }

    int call() {
        files.check();
        Settings settings = p2c.settings();
        RunOptions options = pass.options(RunOptions.PLAN, settings, p2c.clock().instant()).build();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Planning planning = new Planning(settings, p2c.clock(), temporary)) {
            List<Direction> chosen = pass.chosen(planning.found(), output);
            Optional<String> since = pass.checkSince(chosen, planning::sweeping);
            List<Run> runs = new ArrayList<>();
            p2c.shutdown()
                    .whileReading(() -> plan(planning, chosen, options, runs), planning::stop);
            List<Direction> planned = chosen.subList(0, runs.size());
            List<UnreadKey> unread = pass.unread(planning::explainer, runs, planned);
            List<String> notes = new ArrayList<>(since.stream().toList());
            notes.addAll(UnreadKey.lines(unread));
            notes.addAll(notes(runs, chosen.size()));
            show(
                    planning,
                    planning.head(planned, whole(settings, options, runs), notes)
                            .incomplete(isPart(runs, chosen.size())),
                    planning.cost());
            runs.forEach(run -> RunReport.printFailures(run, output));
            boolean isWhole = unread.isEmpty() && planned.size() == chosen.size();
            int exit = exit(planning.rows().counts(), runs);
            return exit == ExitCode.DONE && !isWhole ? ExitCode.SOME_ROWS_NOT_DONE : exit;
        }
    }

    /** Plans to put back what a run changed. */
    int undo(long run) {
        files.check();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Planning planning = new Planning(p2c.settings(), p2c.clock(), temporary)) {
            planning.found().notNeeded().ifPresent(output.err()::println);
            PlanHead head = p2c.shutdown().whileReading(() -> undo(planning, run), planning::stop);
            if (head.tasks().isEmpty()) {
                if (output.isJson()) {
                    planning.rows().write(head, planning.cost(), output.out());
                }
                output.err()
                        .println(
                                "--undo %d: %s; bin/p2c runs lists the runs."
                                        .formatted(run, why(run)));
                return ExitCode.SOME_ROWS_NOT_DONE;
            }
            show(planning, head, planning.cost());
            boolean isWhole = planning.rows().counts().skipped() == 0;
            return isWhole ? ExitCode.DONE : ExitCode.SOME_ROWS_NOT_DONE;
        }
    }

    /** Why there is nothing to undo. */
    private String why(long run) {
        try (State state = State.open(StateOptions.of(p2c.settings()), p2c.clock())) {
            return state.runs().find(run).isPresent()
                    ? "the history has no write of this run"
                    : "no run has this ID";
        }
    }

    private PlanHead undo(Planning planning, long run) {
        try (ProgressLines lines =
                ProgressLines.start(() -> Optional.of(position(planning, run)), output)) {
            return planning.undo(run);
        }
    }

    private static ProgressLines.Position position(Planning planning, long run) {
        PlanCounts planned = planning.rows().counts();
        return new ProgressLines.Position(
                "run " + run, planned.update() + planned.skipped(), OptionalLong.empty());
    }

    /** Plans one direction after the other; a stop ends the plan and keeps what is planned. */
    private boolean plan(
            Planning planning, List<Direction> chosen, RunOptions options, List<Run> runs) {
        for (Direction each : chosen) {
            if (planning.isStopped()) {
                return false;
            }
            try (ProgressLines lines =
                    ProgressLines.start(() -> PassPosition.of(planning.runs(), each), output)) {
                runs.add(planning.plan(each, options, limit));
            }
        }
        return true;
    }

    /** The companies of which the plan has every row that would change. */
    private List<String> whole(Settings settings, RunOptions options, List<Run> runs) {
        boolean isAll =
                options.full()
                        && options.key().isEmpty()
                        && limit == Long.MAX_VALUE
                        && runs.stream()
                                .allMatch(run -> run.failures().isEmpty() && run.held().isEmpty());
        return isAll
                ? options.company().map(List::of).orElseGet(() -> settings.list("p2c.companies"))
                : List.of();
    }

    private boolean isPart(List<Run> runs, int chosen) {
        return runs.size() < chosen
                || limit < Long.MAX_VALUE
                || runs.stream().anyMatch(run -> !run.failures().isEmpty())
                || runs.stream().anyMatch(run -> !run.held().isEmpty());
    }

    private List<String> notes(List<Run> runs, int chosen) {
        List<String> notes = new ArrayList<>();
        if (runs.size() < chosen) {
            notes.add(
                    "stopped: %s planned"
                            .formatted(Counted.part(runs.size(), chosen, "direction")));
        }
        if (limit < Long.MAX_VALUE) {
            notes.add(
                    "only %s of each task; deleted rows not looked for"
                            .formatted(Counted.of(limit, "source row")));
        }
        for (Run run : runs) {
            run.held().forEach((company, text) -> notes.add(company + ": " + text));
            run.failures()
                    .forEach(
                            (company, e) ->
                                    notes.add(
                                            "the plan of %s is not complete for %s: %s"
                                                    .formatted(
                                                            run.direction(),
                                                            company,
                                                            e.getMessage())));
        }
        return notes;
    }

    private void show(Planning planning, PlanHead head, PlanCost cost) {
        files.file()
                .ifPresent(
                        file ->
                                WholeFile.write(
                                        file, out -> planning.rows().write(head, cost, out)));
        files.html()
                .ifPresent(
                        file ->
                                WholeFile.write(
                                        file, new PlanPage(head, planning.rows(), cost)::write));
        if (output.isJson()) {
            planning.rows().write(head, cost, output.out());
        } else {
            new PlanReport(head, planning.rows(), cost, files).print(output);
        }
    }

    private static int exit(PlanCounts counts, List<Run> runs) {
        int passes = SyncCommand.exitOfFailures(runs);
        if (passes != ExitCode.DONE) {
            return passes;
        }
        boolean isHeld = runs.stream().anyMatch(run -> !run.held().isEmpty());
        return isHeld || counts.parked() + counts.rejected() > 0
                ? ExitCode.SOME_ROWS_NOT_DONE
                : ExitCode.DONE;
    }
}
