package dev.p2c.app.cli;

import dev.p2c.desk.FailureDesk;
import dev.p2c.state.ResolvedFailure;
import dev.p2c.text.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "resolved",
        description = "Lists failures that are over, and those that were discarded, newest first.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c failures resolved",
            "  bin/p2c failures resolved --limit 500 --json"
        })
final class FailuresResolvedCommand implements Callable<Integer> {

    @ParentCommand private FailuresCommand failures;

    @Option(
            names = "--limit",
            defaultValue = "100",
            description = "Maximum number of lines. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Mixin private Output output;

    @Override
    public Integer call() {
        limit = Limit.checked(limit);
        return failures.act((desk, operator) -> print(desk.resolved(0, limit)));
    }

    private void print(FailureDesk.ResolvedPage page) {
        if (output.isJson()) {
            output.document(page);
        } else if (page.rows().isEmpty()) {
            output.print("No failure was resolved or discarded.");
        } else {
            output.print(table(page));
            if (page.rows().size() < page.total()) {
                output.print(
                        "%s shown; --limit %d shows all."
                                .formatted(
                                        Counted.part(page.rows().size(), page.total(), "row"),
                                        page.total()));
            }
        }
    }

    private TextTable table(FailureDesk.ResolvedPage page) {
        Instant now = failures.p2c().clock().instant();
        TextTable table =
                new TextTable("ID", "TASK", "KEY", "HOW", "AGO", "WHO", "REASON")
                        .optional("WHO")
                        .below("REASON");
        for (ResolvedFailure row : page.rows()) {
            table.add(
                    row.id(),
                    row.task(),
                    row.key(),
                    row.how().word(),
                    AgeText.of(Duration.between(row.resolvedAt(), now)),
                    row.who(),
                    TextTable.oneLine(
                            row.note().isEmpty()
                                    ? row.reason()
                                    : row.note() + " (" + row.reason() + ")"));
        }
        return table;
    }
}
