package dev.p2c.app.cli;

import dev.p2c.plan.PlannedRow;
import dev.p2c.state.FailureCause;
import dev.p2c.text.Counted;
import dev.p2c.text.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of a plan that are not written for one cause: many of them become one entry of its text. */
final class EqualRows {

    private static final int INDENT = 4;

    /** How many rows of a cause are named. */
    private static final int EXAMPLES = 3;

    private final Map<Cause, Group> groups = new LinkedHashMap<>();

    private record Cause(PlannedRow.Action action, String task, String company, String text) {}

    private static final class Group {
        private final List<String> keys = new ArrayList<>();
        private final String first;
        private boolean differs;
        private long rows;

        Group(String first) {
            this.first = first;
        }

        void add(PlannedRow row) {
            rows++;
            differs |= !row.reason().equals(first);
            if (keys.size() < EXAMPLES) {
                keys.add(Visible.line(row.key()));
            }
        }

        boolean isLarge() {
            return rows > EXAMPLES;
        }
    }

    /** Counts a row; one that is written, or has no reason, is no part of a group. */
    void add(PlannedRow row) {
        cause(row)
                .ifPresent(
                        cause ->
                                groups.computeIfAbsent(cause, key -> new Group(row.reason()))
                                        .add(row));
    }

    /** Whether the row is one of many, so that it has no entry of its own. */
    boolean has(PlannedRow row) {
        return cause(row).map(groups::get).filter(Group::isLarge).isPresent();
    }

    private static Optional<Cause> cause(PlannedRow row) {
        return row.action().isWritten() || row.reason().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Cause(
                                row.action(),
                                row.task(),
                                row.company(),
                                FailureCause.text(row.key(), row.reason())));
    }

    /** An entry for each cause of many rows, and how to see all of them. */
    void print(Pager out) {
        groups.forEach(
                (cause, group) -> {
                    if (group.isLarge()) {
                        print(cause, group, out);
                    }
                });
        if (groups.values().stream().anyMatch(Group::isLarge)) {
            out.print("");
            out.printIndented(
                    "--json names every row, and so does a file of -o or --html.", INDENT);
        }
    }

    private static void print(Cause cause, Group group, Pager out) {
        out.print("");
        out.print(
                "%s  %s  %s  %s"
                        .formatted(
                                PlanReport.paint(cause.action()).of(cause.action().word()),
                                Paint.BOLD.of(Counted.grouped(group.rows, "row")),
                                cause.task(),
                                cause.company()));
        String indent = " ".repeat(INDENT);
        String text = group.differs ? cause.text() : group.first;
        out.printIndented(indent + Visible.line(text), INDENT);
        out.printIndented(
                "%s%s and %,d more"
                        .formatted(indent, String.join(", ", group.keys), group.rows - EXAMPLES),
                INDENT);
    }
}
