package dev.p2c.app.cli;

import dev.p2c.app.AlertTrial;
import dev.p2c.app.StateOptions;
import dev.p2c.state.AlertRecord;
import dev.p2c.state.State;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "alerts",
        description = "Lists alerts, and tries whether they arrive.",
        mixinStandardHelpOptions = true,
        subcommands = {AlertsCommand.ListCommand.class, AlertsCommand.TestCommand.class},
        footer = {"", "Examples:", "  bin/p2c alerts list", "  bin/p2c alerts test"})
final class AlertsCommand {

    @ParentCommand private P2c p2c;

    @Command(
            name = "list",
            description = "Lists the alerts, newest first, and what is not sent yet.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  bin/p2c alerts list --open",
                "  bin/p2c alerts list --limit 500 --json"
            })
    static final class ListCommand implements Callable<Integer> {

        @ParentCommand private AlertsCommand alerts;

        @Option(names = "--open", description = "Only alerts that are not over.")
        private boolean open;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "50",
                description = "Most alerts shown. Default: ${DEFAULT-VALUE}")
        private int limit;

        @Mixin private Output output;

        @Override
        public Integer call() {
            limit = Limit.checked(limit);
            P2c p2c = alerts.p2c;
            try (State state = State.open(StateOptions.of(p2c.settings()), p2c.clock())) {
                List<AlertRecord> found =
                        open ? state.alerts().open() : state.alerts().newest(limit + 1);
                AlertReport report = new AlertReport(found, state.alerts().unsent(), limit);
                if (output.isJson()) {
                    output.document(report.json());
                } else {
                    output.print(report.table());
                    report.notes().forEach(output::print);
                }
            }
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "test",
            description = "Sends a message by mail and webhook, as the settings say.",
            mixinStandardHelpOptions = true,
            footer = {"", "Examples:", "  bin/p2c alerts test", "  bin/p2c alerts test --json"})
    static final class TestCommand implements Callable<Integer> {

        @ParentCommand private AlertsCommand alerts;

        @Mixin private Output output;

        @Override
        public Integer call() {
            P2c p2c = alerts.p2c;
            String result = AlertTrial.send(p2c.settings(), p2c.clock().instant());
            if (output.isJson()) {
                output.document(Map.of("result", result));
            } else {
                output.print(result);
            }
            return ExitCode.DONE;
        }
    }
}
