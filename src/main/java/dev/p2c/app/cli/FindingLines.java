package dev.p2c.app.cli;

import dev.p2c.check.CheckState;
import dev.p2c.check.Finding;
import dev.p2c.text.Visible;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints findings grouped by system, a line each, a remedy on a line of its own. */
final class FindingLines {

    private FindingLines() {}

    static void print(List<Finding> findings, PrintWriter out) {
        String system = "";
        for (Finding finding : findings) {
            if (!finding.system().equals(system)) {
                system = finding.system();
                out.println(system);
            }
            out.printf(
                    "  %-14s  %s: %s%n",
                    finding.state().label(), finding.id(), Visible.line(finding.evidence()));
            if (!finding.remedy().isEmpty()) {
                out.printf("  %-14s  -> %s%n", "", Visible.line(finding.remedy()));
            }
        }
        out.println(summary(findings));
    }

    /** {@code 12 ok, 1 missing}. */
    private static String summary(List<Finding> findings) {
        Map<CheckState, Long> counts =
                findings.stream()
                        .collect(Collectors.groupingBy(Finding::state, Collectors.counting()));
        return List.of(CheckState.values()).stream()
                .filter(counts::containsKey)
                .map(state -> counts.get(state) + " " + state.label())
                .collect(Collectors.joining(", "));
    }
}
