package dev.p2c.app.cli;

import dev.p2c.check.CheckState;
import dev.p2c.check.Finding;
import dev.p2c.text.Visible;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints findings grouped by system, a line each, a remedy on a line of its own. */
final class FindingLines {

    /** The column at which evidence and remedy begin. */
    private static final int EVIDENCE = 18;

    private FindingLines() {}

    static void print(List<Finding> findings, Output output) {
        String system = "";
        for (Finding finding : findings) {
            if (!finding.system().equals(system)) {
                system = finding.system();
                output.print(system);
            }
            String label = String.format("%-14s", finding.state().label());
            output.printIndented(
                    "  %s  %s: %s"
                            .formatted(
                                    paint(finding.state()).of(label),
                                    finding.id(),
                                    Visible.line(finding.evidence())),
                    EVIDENCE);
            if (!finding.remedy().isEmpty()) {
                output.printIndented(
                        " ".repeat(EVIDENCE) + "-> " + Visible.line(finding.remedy()), EVIDENCE);
            }
        }
        output.print(summary(findings));
    }

    private static Paint paint(CheckState state) {
        return switch (state) {
            case OK -> Paint.GREEN;
            case WARNING -> Paint.YELLOW;
            case MISSING -> Paint.RED;
            case CANNOT_BE_SEEN -> Paint.FAINT;
        };
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
