package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredExplainer;
import dev.p2c.app.ExplanationJson;
import dev.p2c.app.settings.Settings;
import dev.p2c.explain.Explanation;
import dev.p2c.explain.Outcome;
import dev.p2c.state.Write;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "explain",
        description =
                "Shows one row's way: source values, each rule with its steps, what the target has,"
                        + " and why the row is or is not there. Writes nothing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c explain accounts-to-customers ACC-10001",
            "  bin/p2c explain order-lines-to-sales \"SO-1|2\" --company usmf",
            "",
            "Exit codes: 0 the row is explained, 1 there is no such row, 2 wrong usage,",
            "3 a system does not answer."
        })
final class ExplainCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Mixin private CompanyOption company;
    @Mixin private Output output;

    @Parameters(index = "0", paramLabel = "TASK", description = "The task, as status lists it.")
    private String task;

    @Parameters(
            index = "1",
            paramLabel = "KEY",
            converter = GivenKey.class,
            description = "The integration key, as failures lists it: values joined by |.")
    private String key;

    @Override
    public Integer call() {
        Settings settings = p2c.settings();
        Optional<String> asked = company.in(settings);
        try (ConfiguredExplainer explainer = new ConfiguredExplainer(settings, p2c.clock())) {
            Explanation found = explainer.explain(task, key, asked);
            Optional<String> direction = explainer.direction(task);
            List<Write> history = explainer.history(found);
            if (output.isJson()) {
                output.document(ExplanationJson.of(found, direction, history));
            } else {
                new ExplanationReport(
                                found,
                                direction,
                                explainer.hasPasses(task),
                                history,
                                p2c.clock().instant())
                        .print(output);
            }
            boolean isMissing =
                    found.verdict().outcome() == Outcome.NO_SUCH_ROW
                            || found.verdict().outcome() == Outcome.NO_HEADER;
            return isMissing ? ExitCode.SOME_ROWS_NOT_DONE : ExitCode.DONE;
        }
    }
}
