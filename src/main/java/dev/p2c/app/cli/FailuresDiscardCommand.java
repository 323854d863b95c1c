package dev.p2c.app.cli;

import dev.p2c.error.ConfigurationException;
import dev.p2c.state.FailureFilter;
import dev.p2c.text.Counted;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "discard",
        description = "Leaves rows aside: they are not tried until their source rows change.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c failures discard 42 --reason duplicate",
            "  bin/p2c failures discard --group g0k3xw9a --reason closed"
        })
final class FailuresDiscardCommand implements Callable<Integer> {

    @ParentCommand private FailuresCommand failures;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The ID that the list shows.")
    private Long id;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "Every row of this group, as the list names it.")
    private String group;

    @Option(names = "--reason", required = true, description = "Reason, shown to other operators.")
    private String reason;

    @Mixin private Output output;

    @Override
    public Integer call() {
        if ((id == null) == (group == null)) {
            throw new ConfigurationException("failures discard", "takes an ID or --group");
        }
        return failures.act(
                (desk, operator) -> {
                    if (id != null) {
                        desk.discard(id, reason, operator);
                        output.print(
                                "Discarded; bin/p2c failures takeback %d undoes it.".formatted(id));
                    } else {
                        int rows = desk.discard(FailureFilter.ofGroup(group), reason, operator);
                        output.print(
                                Counted.of(rows, "row")
                                        + " discarded; bin/p2c failures resolved lists "
                                        + Counted.form(rows, "it.", "them."));
                    }
                });
    }
}
