package dev.p2c.app.cli;

import dev.p2c.plan.PlanCost;
import dev.p2c.plan.PlanCounts;
import dev.p2c.plan.PlanHead;
import dev.p2c.plan.PlanSpool;
import dev.p2c.plan.PlannedField;
import dev.p2c.plan.PlannedRow;
import dev.p2c.plan.PlannedRow.Action;
import dev.p2c.text.Counted;
import dev.p2c.text.Visible;
import java.util.Locale;

/** A plan as text: the counts, the rows field by field, and what applying the plan costs. */
final class PlanReport {

    private static final int INDENT = 4;
    private static final int SHORTEST_VALUE = 10;
    private static final String ARROW = " -> ";

    private final PlanHead head;
    private final PlanSpool rows;
    private final PlanCost cost;
    private final PlanArguments files;

    PlanReport(PlanHead head, PlanSpool rows, PlanCost cost, PlanArguments files) {
        this.head = head;
        this.rows = rows;
        this.cost = cost;
        this.files = files;
    }

    void print(Output to) {
        EqualRows equal = new EqualRows();
        rows.forEach(equal::add);
        Pager.print(
                to,
                pager -> {
                    counts(pager);
                    rows.forEach(
                            row -> {
                                if (!equal.has(row)) {
                                    row(pager, row);
                                }
                            });
                    equal.print(pager);
                    end(pager);
                });
    }

    private void counts(Pager out) {
        TextTable table =
                new TextTable(
                                "Task",
                                "Create",
                                "Update",
                                "Deactivate",
                                "Delete",
                                "Unchanged",
                                "Skipped",
                                "Parked",
                                "Rejected")
                        .optional("Deactivate", "Delete", "Skipped");
        rows.byTask().forEach((task, counts) -> add(table, task, counts));
        if (rows.byTask().size() > 1) {
            add(table, "all", rows.counts());
        }
        out.print(table);
    }

    private static void add(TextTable table, String task, PlanCounts counts) {
        table.add(
                task,
                counts.create(),
                counts.update(),
                counts.deactivate(),
                counts.delete(),
                counts.unchanged(),
                counts.skipped(),
                counts.parked(),
                counts.rejected());
    }

    private static void row(Pager out, PlannedRow row) {
        out.print("");
        out.print(
                "%s  %s  %s  %s"
                        .formatted(
                                paint(row.action()).of(row.action().word()),
                                Paint.BOLD.of(row.key()),
                                row.task(),
                                row.company()));
        row.fields().forEach(field -> field(out, field));
        if (!row.reason().isEmpty()) {
            out.printIndented(" ".repeat(INDENT) + Visible.line(row.reason()), INDENT);
        }
    }

    static Paint paint(Action action) {
        return switch (action) {
            case CREATE -> Paint.GREEN;
            case UPDATE, PARKED -> Paint.YELLOW;
            case DELETE, DEACTIVATE, REJECTED -> Paint.RED;
            default -> Paint.FAINT;
        };
    }

    /** One line, or two where the rule's place does not fit beside the values. */
    private static void field(Pager out, PlannedField field) {
        String name = " ".repeat(INDENT) + field.name() + ": ";
        String rule = field.rule() == null || field.rule().isEmpty() ? "" : "  " + field.rule();
        String old = field.old() == null ? "" : shown(field.old());
        String value = shown(field.value());
        int values = TextWidth.of(old) + TextWidth.of(value);
        int fixed = TextWidth.of(name) + (field.old() == null ? 0 : ARROW.length());
        int parts = field.old() == null ? 1 : 2;
        boolean isBelow =
                (long) fixed + TextWidth.of(rule) + Math.min(values, parts * SHORTEST_VALUE * 2)
                        > out.width();
        int room = out.width() - fixed - (isBelow ? 0 : TextWidth.of(rule));
        if (values > room) {
            int most = Math.max(SHORTEST_VALUE, room / parts);
            int spare = Math.max(0, most - Math.min(TextWidth.of(old), TextWidth.of(value)));
            int longest = parts == 1 ? most : most + spare;
            old = TextWidth.cut(old, longest);
            value = TextWidth.cut(value, longest);
        }
        String line =
                field.old() == null
                        ? name + Paint.GREEN.of(value)
                        : name + Paint.RED.of(old) + ARROW + Paint.GREEN.of(value);
        out.print(isBelow ? line : line + Paint.FAINT.of(rule));
        if (isBelow && !rule.isEmpty()) {
            out.print(" ".repeat(INDENT) + Paint.FAINT.of(rule));
        }
    }

    private static String shown(String value) {
        return value == null || value.isEmpty() ? "(empty)" : Visible.line(value);
    }

    private void end(Pager out) {
        PlanCounts all = rows.counts();
        out.print("");
        head.notes().forEach(note -> out.printIndented("Note: " + Visible.line(note), INDENT));
        if (head.incomplete()) {
            out.printIndented(
                    "This plan is incomplete: it covers only a part, see the notes above.", INDENT);
        }
        if (all.written() == 0) {
            out.print(
                    head.incomplete()
                            ? "Nothing to write in the part that was planned."
                            : "Nothing to write.");
            return;
        }
        cost.requests()
                .forEach((system, requests) -> out.printIndented(cost(system, requests), INDENT));
        files.file()
                .ifPresentOrElse(
                        file -> out.printIndented("Write it: bin/p2c apply " + file, INDENT),
                        () ->
                                out.printIndented(
                                        "Nothing was written. To write exactly this: give the"
                                                + " plan a file with -o plan.json, then bin/p2c"
                                                + " apply plan.json",
                                        INDENT));
    }

    private String cost(String system, long requests) {
        long writes = cost.writes().getOrDefault(system, 0L);
        String line =
                String.format(
                        Locale.ROOT,
                        "%s: applying this takes about %s, %s written",
                        system,
                        Counted.grouped(requests, "request"),
                        Counted.grouped(writes, "row"));
        Long allowance = cost.allowance().get(system);
        return allowance == null
                ? line
                : line
                        + String.format(
                                Locale.ROOT,
                                "; %.1f %% of the %,d requests of a day",
                                100.0 * cost.charged(system) / allowance,
                                allowance);
    }
}
