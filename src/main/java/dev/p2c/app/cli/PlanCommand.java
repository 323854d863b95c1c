package dev.p2c.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "plan",
        description = {
            "Shows what a pass would write, field by field, and writes nothing.",
            "Reads the mapping files as they are on disk, and works beside p2c run."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 every row can be written, 1 some cannot, 2 wrong configuration or",
            "usage, 3 a system unavailable.",
            "",
            "Examples:",
            "  bin/p2c plan accounts --full -o plan.json",
            "  bin/p2c plan all --company usmf --html plan.html",
            "  bin/p2c plan --undo 12 -o undo.json"
        })
final class PlanCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Mixin private PassArguments pass;
    @Mixin private PlanArguments plan;
    @Mixin private Output output;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most this many source rows of each task and company.")
    private Long limit;

    @Option(
            names = "--undo",
            paramLabel = "RUN",
            description =
                    "Put back what this run changed, where the target still has it. p2c runs lists the runs.")
    private Long undo;

    @Override
    public Integer call() {
        if (undo != null) {
            return new PlanRun(p2c, pass, plan, output).undo(undo);
        }
        return new PlanRun(p2c, pass, plan, output).limited(limit).call();
    }
}
