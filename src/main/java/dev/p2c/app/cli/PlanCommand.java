package dev.p2c.app.cli;

import dev.p2c.error.ConfigurationException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        description = {
            "Shows what a pass would write, field by field, and writes nothing.",
            "Reads the mapping files as they are on disk, and works beside a running application."
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

    private static final Set<String> OF_UNDO =
            Set.of("--undo", "-o", "--html", "--json", "--wide", "--staged");

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;
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
                    "Put back what this run changed, where the target still has it. bin/p2c runs lists"
                            + " the runs.")
    private Long undo;

    @Override
    public Integer call() {
        PlanRun run = new PlanRun(p2c, pass, plan, output).limited(limit);
        if (undo == null) {
            return run.call();
        }
        refuseOthers();
        return run.undo(undo);
    }

    /** What chooses rows of a pass would have no effect on the rows of a run. */
    private void refuseOthers() {
        List<String> others =
                Stream.concat(
                                pass.hasDirection()
                                        ? Stream.of("the direction")
                                        : Stream.<String>empty(),
                                spec.commandLine().getParseResult().matchedOptions().stream()
                                        .map(OptionSpec::longestName)
                                        .filter(name -> !OF_UNDO.contains(name)))
                        .toList();
        if (!others.isEmpty()) {
            throw new ConfigurationException(
                    "--undo " + undo,
                    "has the rows of one run: leave out " + String.join(", ", others));
        }
    }
}
