package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredChecks;
import dev.p2c.check.Finding;
import dev.p2c.check.Preflight.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "check",
        description =
                "Checks what each system must have before a pass: a line each, and what to do.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c check",
            "  bin/p2c check --sales --json",
            "",
            "Exit codes: 0 nothing is missing, 1 something is missing, 2 wrong configuration,",
            "3 a system does not answer."
        })
final class CheckCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Mixin private Output output;

    @Option(names = "--sales", description = "Only what concerns Sales.")
    private boolean sales;

    @Option(names = "--finance", description = "Only what concerns Finance.")
    private boolean finance;

    @Override
    public Integer call() {
        List<String> systems = new ArrayList<>();
        if (sales) {
            systems.add("sales");
        }
        if (finance) {
            systems.add("finance");
        }
        try (ConfiguredChecks checks = new ConfiguredChecks(p2c.settings(), p2c.clock())) {
            checks.found().notNeeded().ifPresent(output.err()::println);
            Report report =
                    checks.run(check -> systems.isEmpty() || systems.contains(check.system()));
            print(report);
            return exit(report);
        }
    }

    private void print(Report report) {
        if (output.isJson()) {
            output.document(
                    Map.of("checks", report.findings().stream().map(CheckCommand::json).toList()));
        } else {
            FindingLines.print(report.findings(), output);
            if (p2c.settings().isSandbox() && report.isAnyMissing()) {
                output.print(
                        "The stand-ins have no menus: docs/sandbox.md, \"Remedies in the"
                                + " stand-ins\", has a call for each.");
            }
        }
    }

    private static FindingJson json(Finding finding) {
        return new FindingJson(
                finding.id(),
                finding.system(),
                finding.state().label(),
                finding.evidence(),
                finding.remedy());
    }

    /** One entry of the JSON document. Scripts depend on the names. */
    record FindingJson(String id, String system, String state, String evidence, String remedy) {}

    private static int exit(Report report) {
        if (!report.away().isEmpty()) {
            return ExitCode.UNAVAILABLE;
        }
        return report.isAnyMissing() ? ExitCode.SOME_ROWS_NOT_DONE : ExitCode.DONE;
    }
}
