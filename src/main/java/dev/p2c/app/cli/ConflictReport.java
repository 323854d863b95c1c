package dev.p2c.app.cli;

import dev.p2c.state.Conflict;
import dev.p2c.state.Winner;
import dev.p2c.text.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A field that was changed on both sides, as {@code --json} and the tables show it. */
record ConflictReport(
        String task,
        String company,
        String key,
        Instant at,
        long run,
        String field,
        String base,
        String source,
        String target,
        Winner winner) {

    static ConflictReport of(Conflict c) {
        return new ConflictReport(
                c.task(),
                c.company(),
                c.key(),
                c.at(),
                c.runId(),
                c.field(),
                c.base(),
                c.source(),
                c.target(),
                c.winner());
    }

    static TextTable table(List<Conflict> conflicts, Instant now) {
        TextTable table =
                new TextTable("TASK", "KEY", "AGO", "FIELD", "BEFORE", "SOURCE", "TARGET", "STANDS")
                        .optional("AGO");
        for (Conflict c : conflicts) {
            table.add(
                    c.task(),
                    c.key(),
                    AgeText.of(Duration.between(c.at(), now)),
                    c.field(),
                    shown(c.base()),
                    shown(c.source()),
                    shown(c.target()),
                    c.winner().name().toLowerCase(Locale.ROOT));
        }
        return table;
    }

    /** Returns the three values of each field of one row. */
    static String values(List<Conflict> conflicts) {
        StringBuilder text = new StringBuilder();
        for (Conflict c : conflicts) {
            text.append(String.format("%n%s%n", c.field()));
            text.append(String.format("  before   %s%n", Visible.line(known(c.base()))));
            text.append(String.format("  source   %s%n", Visible.line(known(c.source()))));
            text.append(String.format("  target   %s%n", Visible.line(known(c.target()))));
        }
        return text.toString();
    }

    private static String known(String base) {
        return base == null ? "(not known)" : base;
    }

    private static String shown(String value) {
        return TextTable.oneLine(known(value));
    }
}
