package dev.p2c.app.cli;

import dev.p2c.plan.PlanFile;
import dev.p2c.planning.Applying;
import dev.p2c.planning.Applying.Refused;
import dev.p2c.run.Run;
import dev.p2c.text.Visible;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What applying a plan has done, for people and for {@code --json}. */
final class ApplyReport {

    private static final int INDENT = 4;

    private final PlanFile plan;
    private final Applied applied;

    private ApplyReport(PlanFile plan, Applied applied) {
        this.plan = plan;
        this.applied = applied;
    }

    /** The document of {@code --json}. Scripts depend on the names. */
    private record Applied(
            long written,
            long alreadyThere,
            List<Refused> refused,
            Map<String, String> failures,
            List<Long> runs,
            boolean incomplete) {}

    static ApplyReport of(PlanFile plan, Applying applying, List<Run> runs, List<Refused> refused) {
        Map<String, String> failures = new TreeMap<>();
        runs.forEach(
                run ->
                        run.failures()
                                .forEach(
                                        (company, e) ->
                                                failures.put(
                                                        run.direction() + " for " + company,
                                                        String.valueOf(e.getMessage()))));
        return new ApplyReport(
                plan,
                new Applied(
                        applying.written(),
                        applying.there(),
                        refused,
                        failures,
                        runs.stream().map(Run::id).toList(),
                        plan.head().incomplete()));
    }

    void print(Output output) {
        if (output.isJson()) {
            output.document(applied);
            return;
        }
        applied.refused().forEach(row -> refused(row, output));
        output.print(
                "%d rows written, %d were there already, %d refused"
                        .formatted(
                                applied.written(),
                                applied.alreadyThere(),
                                applied.refused().size()));
        applied.failures().forEach((where, why) -> output.print(where + " failed: " + why));
        if (!applied.failures().isEmpty()) {
            output.print("Apply the plan again: rows that are written count as done.");
        }
        if (applied.incomplete()) {
            output.print("The plan is incomplete: other rows were not planned, hence not written.");
            plan.head()
                    .notes()
                    .forEach(note -> output.printIndented("Note: " + Visible.line(note), INDENT));
        }
    }

    private static void refused(Refused row, Output output) {
        output.printIndented(
                "%s  %s  %s  %s: %s"
                        .formatted(
                                Paint.RED.of("refused"),
                                Paint.BOLD.of(row.key()),
                                row.task(),
                                row.company(),
                                Visible.line(row.reason())),
                INDENT);
    }
}
