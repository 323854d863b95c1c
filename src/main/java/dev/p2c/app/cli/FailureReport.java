package dev.p2c.app.cli;

import dev.p2c.app.JsonOutput;
import dev.p2c.app.cli.Paint.Painted;
import dev.p2c.desk.RowName;
import dev.p2c.state.Conflict;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureGroup;
import dev.p2c.state.FailureKind;
import dev.p2c.text.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A failure as {@code --json} shows it. */
record FailureReport(
        long id,
        String task,
        String company,
        String key,
        FailureKind kind,
        String field,
        String reason,
        String detail,
        String waitsFor,
        String sourceRow,
        int attempts,
        Instant firstAt,
        Instant lastAt,
        Instant nextAt,
        String otherLeg,
        List<ConflictReport> fields) {

    static FailureReport of(Failure f) {
        return of(f, null, List.of());
    }

    /**
     * Creates the report of one row.
     *
     * @param otherLeg what the other leg knows of the row; null for a task that is no leg
     * @param fields the fields that were changed on both sides
     */
    static FailureReport of(Failure f, String otherLeg, List<Conflict> fields) {
        return new FailureReport(
                f.id(),
                f.task(),
                f.company(),
                f.key(),
                f.kind(),
                f.field(),
                f.reason(),
                f.detail(),
                f.waitsFor(),
                f.sourceRow(),
                f.attempts(),
                f.firstAt(),
                f.lastAt(),
                f.nextAt(),
                otherLeg,
                fields.stream().map(ConflictReport::of).toList());
    }

    static TextTable table(List<Failure> failures, Instant now) {
        TextTable table = table();
        for (Failure f : failures) {
            table.add(
                    f.id(),
                    f.task(),
                    f.key(),
                    painted(f.kind()),
                    f.attempts(),
                    AgeText.of(Duration.between(f.firstAt(), now)),
                    f.field(),
                    TextTable.oneLine(f.reason()));
        }
        return table;
    }

    /** Returns a table with a line for each cause. */
    static TextTable groups(List<FailureGroup> groups, Instant now) {
        TextTable table =
                new TextTable(
                                "GROUP", "ID", "TASK", "COMPANY", "KEY", "KIND", "TRIES", "SINCE",
                                "FIELD", "CAUSE")
                        .optional("COMPANY", "TRIES", "SINCE", "FIELD")
                        .below("CAUSE");
        for (FailureGroup g : groups) {
            table.add(
                    g.group(),
                    g.id(),
                    g.task(),
                    g.company(),
                    g.rows() == 1 ? g.key() : g.key() + " and " + (g.rows() - 1) + " more",
                    painted(g.kind()),
                    g.attempts(),
                    AgeText.of(Duration.between(g.firstAt(), now)),
                    g.field(),
                    TextTable.oneLine(g.rows() == 1 ? g.reason() : g.cause()));
        }
        return table;
    }

    private static TextTable table() {
        return new TextTable("ID", "TASK", "KEY", "KIND", "TRIES", "SINCE", "FIELD", "REASON")
                .optional("TRIES", "SINCE", "FIELD")
                .below("REASON");
    }

    private static Painted painted(FailureKind kind) {
        Paint paint =
                switch (kind) {
                    case REJECTED, CONFLICT -> Paint.RED;
                    case PARKED, DELETED -> Paint.YELLOW;
                };
        return paint.of(word(kind));
    }

    private static String word(FailureKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String text(Failure f, String otherLeg, List<Conflict> fields) {
        StringBuilder text = new StringBuilder();
        line(text, "Task", f.task() + ", company " + f.company());
        line(text, "Key", f.key());
        line(text, "Name", RowName.of(f.sourceRow()));
        line(text, "Kind", word(f.kind()));
        line(text, "Field", f.field());
        line(text, "Reason", f.reason());
        line(text, "Answer", f.detail());
        line(text, "Waits for", f.waitsFor());
        line(text, "Tries", f.attempts() + ", first " + f.firstAt() + ", last " + f.lastAt());
        line(text, "Next try", f.nextAt() == null ? nextTry(f.kind()) : f.nextAt().toString());
        line(text, "Other leg", otherLeg);
        text.append(ConflictReport.values(fields));
        text.append(System.lineSeparator()).append("Source row").append(System.lineSeparator());
        return text.append(f.sourceRow() == null ? withoutRow(f) : JsonOutput.pretty(f.sourceRow()))
                .toString();
    }

    private static String nextTry(FailureKind kind) {
        return kind == FailureKind.DELETED
                ? "only on request"
                : "as soon as the row can be written";
    }

    private static String withoutRow(Failure f) {
        return f.kind() == FailureKind.PARKED ? "not stored" : "deleted";
    }

    private static void line(StringBuilder text, String name, String value) {
        if (value != null && !value.isEmpty()) {
            text.append(String.format("%-10s %s%n", name, Visible.line(value)));
        }
    }
}
