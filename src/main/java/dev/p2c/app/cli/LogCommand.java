package dev.p2c.app.cli;

import dev.p2c.app.StateOptions;
import dev.p2c.desk.OperatorLog;
import dev.p2c.state.OperatorLine;
import dev.p2c.state.State;
import dev.p2c.text.Counted;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "log",
        description = "Shows who did what, when and from where, newest first.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  bin/p2c log", "  bin/p2c log --since 2026-01-31 --json"})
final class LogCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only what was done since then: 2026-01-31 or 2026-01-31T08:00:00Z.")
    private String since;

    @Option(
            names = "--limit",
            defaultValue = "100",
            description = "Maximum number of lines. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Mixin private Output output;

    @Override
    public Integer call() {
        limit = Limit.checked(limit);
        Instant from =
                Optional.ofNullable(since)
                        .map(text -> Times.parse("--since " + text, text))
                        .orElse(Instant.EPOCH);
        try (State state = State.open(StateOptions.of(p2c.settings()), p2c.clock())) {
            print(new OperatorLog(state).page(from, 0, limit));
        }
        return ExitCode.DONE;
    }

    private void print(OperatorLog.LogPage page) {
        if (output.isJson()) {
            output.document(page);
        } else if (page.rows().isEmpty()) {
            output.print("Nobody did anything" + (since == null ? "." : " since " + since + "."));
        } else {
            TextTable table =
                    new TextTable("AT", "WHO", "FROM", "ACTION", "SUBJECT", "DETAIL")
                            .optional("FROM")
                            .below("DETAIL");
            for (OperatorLine line : page.rows()) {
                table.add(
                        line.at(),
                        line.who(),
                        line.origin(),
                        line.action(),
                        TextTable.oneLine(line.subject()),
                        TextTable.oneLine(line.detail()));
            }
            output.print(table);
            if (page.rows().size() < page.total()) {
                output.print(
                        "%s shown; --limit %d shows all."
                                .formatted(
                                        Counted.part(page.rows().size(), page.total(), "line"),
                                        page.total()));
            }
        }
    }
}
