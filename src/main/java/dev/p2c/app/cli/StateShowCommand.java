package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredTasks;
import dev.p2c.app.StateOptions;
import dev.p2c.app.settings.Settings;
import dev.p2c.mapping.Mapping;
import dev.p2c.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "show",
        description =
                "Shows watermark, ledger and waiting rows of tasks, and what the next pass does.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c state show",
            "  bin/p2c state show accounts-to-customers --company usmf --json"
        })
final class StateShowCommand implements Callable<Integer> {

    @ParentCommand private StateCommand parent;
    @Mixin private Output output;

    @Parameters(
            paramLabel = "TASK",
            arity = "0..1",
            description = "Only this task. Default: all tasks.")
    private String task;

    @Mixin private CompanyOption company;

    @Override
    public Integer call() {
        P2c p2c = parent.p2c();
        Settings settings = p2c.settings();
        ConfiguredTasks known = new ConfiguredTasks(settings);
        if (task != null) {
            known.check(task);
        }
        List<TaskState> states = new ArrayList<>();
        try (State state = State.open(StateOptions.of(settings), p2c.clock())) {
            for (String each : task == null ? known.names() : List.of(task)) {
                Mapping mapping = known.mapping(each);
                for (String one : company.chosen(settings)) {
                    states.add(TaskState.of(state, mapping, each, one));
                }
            }
        }
        if (output.isJson()) {
            output.document(Map.of("tasks", states));
        } else {
            output.print(TaskState.table(states));
        }
        return ExitCode.DONE;
    }
}
