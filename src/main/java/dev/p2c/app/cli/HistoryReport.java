package dev.p2c.app.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.p2c.state.FieldChange;
import dev.p2c.state.RowChange;
import dev.p2c.state.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One write as {@code --json} shows it.
 *
 * @param mapping hash of the mapping's content
 * @param commit empty outside of Git; with {@code +} where files had edits that Git had not
 */
record HistoryReport(
        Instant at,
        long run,
        String trigger,
        String user,
        String mapping,
        String commit,
        String task,
        String company,
        String key,
        String outcome,
        List<Field> fields) {

    private static final int SHORT_HASH = 8;
    private static final String EMPTY = "(empty)";
    private static final String UNKNOWN = "(not known)";

    /**
     * One changed field.
     *
     * @param old null where the row was created or the value is not known
     */
    record Field(String name, String old, @JsonProperty("new") String value) {}

    static HistoryReport of(Write write) {
        return new HistoryReport(
                write.at(),
                write.run(),
                write.trigger(),
                write.user(),
                write.mapping().hash(),
                write.mapping().commit(),
                write.task(),
                write.company(),
                write.key(),
                write.outcome().word(),
                write.fields().stream().map(HistoryReport::field).toList());
    }

    private static Field field(FieldChange change) {
        return new Field(change.name(), change.old(), change.value());
    }

    /** A table of the writes to one row: a line for each field. */
    static TextTable ofRow(List<Write> writes) {
        TextTable table =
                new TextTable(
                                "AT", "RUN", "BY", "MAPPING", "COMPANY", "OUTCOME", "FIELD", "OLD",
                                "NEW")
                        .optional("MAPPING", "COMPANY", "BY", "RUN");
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
