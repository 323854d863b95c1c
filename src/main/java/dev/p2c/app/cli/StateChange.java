package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredTasks;
import dev.p2c.app.StateOptions;
import dev.p2c.app.settings.Settings;
import dev.p2c.desk.Operator;
import dev.p2c.mapping.Mapping;
import dev.p2c.run.DirectionLeases;
import dev.p2c.run.StateByHand;
import dev.p2c.state.State;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * What the commands that change the state have in common: they show what they will do, ask, refuse
 * while a run is under way, and say who did it.
 */
abstract class StateChange {

    @ParentCommand private StateCommand parent;
    @Mixin private Output output;

    @Parameters(index = "0", paramLabel = "TASK", description = "The task.")
    private String task;

    @Mixin private CompanyOption company;

    @Option(names = "--yes", description = "Without asking.")
    private boolean yes;

    /** What will change in one company, for people and for {@code --json}. */
    record Step(
            String task,
            String company,
            String change,
            String next,
            TaskState before,
            boolean done) {

        private Step asDone() {
            return new Step(task, company, change, next, before, true);
        }
    }

    /** The document of {@code --json}. */
    private record Document(boolean done, List<Step> changes) {}

    final P2c p2c() {
        return parent.p2c();
    }

    /** Describes the change to one company. */
    abstract Step step(State state, Mapping mapping, TaskState before);

    /** Makes the change. */
    abstract void apply(StateByHand hand, String task, String company);

    /** Looks, asks and changes; returns the exit code. */
    final int change() {
        Settings settings = p2c().settings();
        ConfiguredTasks known = new ConfiguredTasks(settings);
        known.check(task);
        Mapping mapping = known.mapping(task);
        List<String> companies = company.chosen(settings);
        List<String> directions = known.directionsOf(task);
        try (State state = State.open(StateOptions.of(settings), p2c().clock())) {
            DirectionLeases.endDead(state, directions);
            Operator operator = p2c().operator();
            StateByHand hand =
                    new StateByHand(state, p2c().clock(), operator.user(), operator.from());
            hand.whileIdle(directions, () -> {}); // before the question, not only after it
            List<Step> steps =
                    companies.stream()
                            .map(c -> TaskState.of(state, mapping, task, c))
                            .map(before -> step(state, mapping, before))
                            .toList();
            if (!isWanted(steps)) {
                return yesIsMissing(steps);
            }
            hand.whileIdle(directions, () -> companies.forEach(c -> apply(hand, task, c)));
            report(steps);
        }
        return ExitCode.DONE;
    }

    private boolean isWanted(List<Step> steps) {
        if (!output.isJson()) {
            for (Step step : steps) {
                output.print(step.task() + " " + step.company() + ": " + step.change());
                output.print("    The next pass " + step.next() + ".");
            }
        }
        return yes
                || !output.isJson()
                        && Terminal.isInteractive()
                        && output.asks("Change the state? [y/N] ");
    }

    private int yesIsMissing(List<Step> steps) {
        if (output.isJson()) {
            output.document(new Document(false, steps));
        } else if (Terminal.isInteractive()) {
            output.print("Nothing was changed.");
            return ExitCode.SOME_ROWS_NOT_DONE;
        }
        output.err().println("Nothing was changed: nobody can be asked here. Add --yes.");
        return ExitCode.WRONG;
    }

    private void report(List<Step> steps) {
        if (output.isJson()) {
            output.document(new Document(true, steps.stream().map(Step::asDone).toList()));
        } else {
            output.print("Done.");
        }
    }
}
