package dev.p2c.app.cli;

import dev.p2c.state.FieldChange;
import dev.p2c.state.RowChange;
import dev.p2c.state.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes to rows as tables. */
final class HistoryReport {

    private static final int SHORT_HASH = 8;
    private static final String EMPTY = "(empty)";
    private static final String UNKNOWN = "(not known)";

    private HistoryReport() {}

    /** A table of the writes to one row: a line for each field. */
    static TextTable ofRow(List<Write> writes) {
        TextTable table =
                new TextTable(
                                "AT", "RUN", "BY", "MAPPING", "COMPANY", "OUTCOME", "FIELD", "OLD",
                                "NEW")
                        .optional("MAPPING", "COMPANY", "BY");
        for (Write write : writes) {
            boolean isFirst = true;
            for (FieldChange field : fields(write)) {
                table.add(
                        isFirst ? at(write) : "",
                        isFirst ? write.run() : "",
                        isFirst ? by(write) : "",
                        isFirst ? mapping(write) : "",
                        isFirst ? write.company() : "",
                        isFirst ? write.outcome().word() : "",
                        field.name(),
                        old(write, field),
                        shown(field.value()));
                isFirst = false;
            }
        }
        return table;
    }

    /** A table of the writes of one run: a line for each field. */
    static TextTable ofRun(List<Write> writes) {
        TextTable table =
                new TextTable("TASK", "COMPANY", "KEY", "OUTCOME", "FIELD", "OLD", "NEW")
                        .optional("COMPANY", "TASK");
        for (Write write : writes) {
            boolean isFirst = true;
            for (FieldChange field : fields(write)) {
                table.add(
                        isFirst ? write.task() : "",
                        isFirst ? write.company() : "",
                        isFirst ? write.key() : "",
                        isFirst ? write.outcome().word() : "",
                        field.name(),
                        old(write, field),
                        shown(field.value()));
                isFirst = false;
            }
        }
        return table;
    }

    /** A write without any field has a line, too. */
    private static List<FieldChange> fields(Write write) {
        return write.fields().isEmpty() ? List.of(new FieldChange("", "", null)) : write.fields();
    }

    private static Instant at(Write write) {
        return write.at().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String by(Write write) {
        return by(write.trigger(), write.user());
    }

    /** Who asked for a run, as one word or two. */
    static String by(String trigger, String user) {
        return (trigger + " " + user).strip();
    }

    private static String mapping(Write write) {
        String hash = cut(write.mapping().hash());
        String commit = write.mapping().commit();
        String mark = commit.endsWith("+") ? "+" : "";
        return commit.isEmpty() ? hash : hash + " (" + cut(commit) + mark + ")";
    }

    private static String cut(String hash) {
        return hash.length() <= SHORT_HASH ? hash : hash.substring(0, SHORT_HASH);
    }

    private static String old(Write write, FieldChange field) {
        if (field.old() == null) {
            return write.outcome() == RowChange.Action.CREATED ? "" : UNKNOWN;
        }
        return field.value() == null ? "" : shown(field.old());
    }

    private static String shown(String value) {
        if (value == null) {
            return "";
        }
        return value.isEmpty() ? EMPTY : value;
    }
}
