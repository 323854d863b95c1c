package dev.p2c.app.cli;

import dev.p2c.plan.PlanFile;
import dev.p2c.planning.Applying;
import dev.p2c.planning.Applying.Refused;
import dev.p2c.run.Run;
import dev.p2c.state.FailureCause;
import dev.p2c.text.Counted;
import dev.p2c.text.Visible;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What applying a plan has done, for people and for {@code --json}. */
final class ApplyReport {

    private static final int INDENT = 4;

    private static final String FOR = " for ";

    /** How many rows of a cause are named. */
    private static final int EXAMPLES = 3;

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
            long notTried,
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
                                                        run.direction() + FOR + company,
                                                        String.valueOf(e.getMessage()))));
        return new ApplyReport(
                plan,
                new Applied(
                        applying.written(),
                        applying.there(),
                        left(plan, applying, refused),
                        refused,
                        failures,
                        runs.stream().map(Run::id).toList(),
                        plan.head().incomplete()));
    }

    /** The rows that a failure or Ctrl-C left. */
    private static long left(PlanFile plan, Applying applying, List<Refused> refused) {
        return Math.max(0, plan.written() - applying.written() - applying.there() - refused.size());
    }

    void print(Output output) {
        if (output.isJson()) {
            output.document(applied);
            return;
        }
        refusals(output);
        output.print(
                "%s written, %s there already, %d refused%s"
                        .formatted(
                                Counted.grouped(applied.written(), "row"),
                                Counted.of(applied.alreadyThere(), "was", "were"),
                                applied.refused().size(),
                                applied.notTried() > 0
                                        ? ", %,d not tried".formatted(applied.notTried())
                                        : ""));
        applied.failures().forEach((where, why) -> output.print(failed(where, why)));
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

    private static String failed(String where, String why) {
        String[] parts = where.split(FOR, 2);
        return RunReport.failed(parts[0], parts[1], why);
    }

    /** Rows that were refused for one cause. */
    private record Cause(String task, String company, String text) {}

    /** One line for each cause, the most frequent first, with the keys of some rows. */
    private void refusals(Output output) {
        Map<Cause, List<Refused>> byCause =
                applied.refused().stream()
                        .collect(
                                Collectors.groupingBy(
                                        ApplyReport::cause,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byCause.entrySet().stream()
                .sorted(Comparator.comparingInt(one -> -one.getValue().size()))
                .forEach(one -> refusal(one.getKey(), one.getValue(), output));
        if (byCause.values().stream().anyMatch(rows -> rows.size() > EXAMPLES)) {
            output.printIndented(
                    "bin/p2c apply %s --json names every refused row; written rows count as done."
                            .formatted(plan.name()),
                    INDENT);
        }
    }

    private static Cause cause(Refused row) {
        return new Cause(row.task(), row.company(), FailureCause.text(row.key(), row.reason()));
    }

    private static void refusal(Cause cause, List<Refused> rows, Output output) {
        String text = rows.size() == 1 ? rows.get(0).reason() : cause.text();
        output.printIndented(
                "%s  %s  %s  %s: %s"
                        .formatted(
                                Paint.RED.of("refused"),
                                Paint.BOLD.of(Counted.of(rows.size(), "row")),
                                cause.task(),
                                cause.company(),
                                Visible.line(text)),
                INDENT);
        int more = rows.size() - EXAMPLES;
        String keys =
                rows.stream()
                        .limit(EXAMPLES)
                        .map(row -> Visible.line(row.key()))
                        .collect(Collectors.joining(", "));
        output.printIndented(
                " ".repeat(INDENT) + keys + (more > 0 ? " and %,d more".formatted(more) : ""),
                INDENT);
    }
}
