package dev.p2c.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.explain.ExplainedField;
import dev.p2c.explain.Explanation;
import dev.p2c.explain.Outcome;
import dev.p2c.mapping.RuleExplanation;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import dev.p2c.state.FieldChange;
import dev.p2c.state.Write;
import dev.p2c.text.Visible;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code p2c explain} prints: the outcome, then each field with its rule. */
final class ExplanationReport {

    private static final int INDENT = 11;
    private static final int SHOWN_WRITES = 3;

    private final Explanation found;
    private final Optional<String> direction;
    private final boolean hasPasses;
    private final List<Write> history;
    private final Instant now;

    /**
     * @param direction empty for a task that no direction runs
     * @param hasPasses whether a person may ask for a pass of the direction
     * @param history the latest writes to the row, newest first
     */
    ExplanationReport(
            Explanation found,
            Optional<String> direction,
            boolean hasPasses,
            List<Write> history,
            Instant now) {
        this.found = found;
        this.direction = direction;
        this.hasPasses = hasPasses;
        this.history = history;
        this.now = now;
    }

    void print(Output output) {
        line(output, "Task", task());
        line(output, "Key", found.key());
        line(output, "Row", found.row());
        line(output, "Outcome", found.verdict().outcome().word() + ": " + found.verdict().reason());
        found.failure().ifPresent(failure -> print(failure, output));
        found.verdict().notes().forEach(note -> line(output, "Note", note));
        if (direction.isEmpty()) {
            line(output, "Note", "No direction runs this task, so no pass reads the row");
        }
        advice().ifPresent(command -> line(output, "To do", command));
        if (!found.fields().isEmpty()) {
            output.out().println();
            String file = found.fields().get(0).rule().rule().place().file();
            output.print("Fields, by lines of %s. * differs in the target".formatted(file));
            found.fields().forEach(field -> print(field, output));
        }
        if (!history.isEmpty()) {
            output.out().println();
            output.print("Last writes; bin/p2c history shows each field with both values");
            output.print(writes());
        }
    }

    private TextTable writes() {
        TextTable table =
                new TextTable("AT", "RUN", "BY", "OUTCOME", "FIELDS").optional("BY", "RUN");
        for (Write write : history.stream().limit(SHOWN_WRITES).toList()) {
            table.add(
                    write.at().truncatedTo(ChronoUnit.SECONDS),
                    write.run(),
                    HistoryReport.by(write.trigger(), write.user()),
                    write.outcome().word(),
                    write.fields().stream()
                            .map(FieldChange::name)
                            .collect(Collectors.joining(", ")));
        }
        return table;
    }

    private String task() {
        return found.task()
                + (found.company().isEmpty() ? "" : ", company " + found.company())
                + direction.map(id -> ", direction " + id).orElse("");
    }

    private void print(Failure failure, Output output) {
        line(output, "Answer", failure.detail());
        line(output, "Waits for", failure.waitsFor());
        line(
                output,
                "Tries",
                "%d, since %s, last %s ago"
                        .formatted(
                                failure.attempts(),
                                failure.firstAt().truncatedTo(ChronoUnit.SECONDS),
                                AgeText.of(Duration.between(failure.lastAt(), now))));
        line(output, "Next try", nextTry(failure));
    }

    private static String nextTry(Failure failure) {
        if (failure.nextAt() != null) {
            return failure.nextAt().truncatedTo(ChronoUnit.SECONDS).toString();
        }
        return failure.kind() == FailureKind.DELETED
                ? "only on request"
                : "as soon as the row can be written";
    }

    /** A command that goes on from here. */
    private Optional<String> advice() {
        Outcome outcome = found.verdict().outcome();
        boolean isWaiting =
                found.failure().isPresent() && !outcome.isOutside() && outcome != Outcome.SKIPPED;
        if (isWaiting) {
            return Optional.of("bin/p2c failures show " + found.failure().orElseThrow().id());
        }
        boolean isLeft = outcome == Outcome.BEFORE_WATERMARK || outcome == Outcome.NOT_CHANGED;
        return direction
                .filter(id -> isLeft && hasPasses)
                .map(id -> "bin/p2c sync %s --key \"%s\"".formatted(id, found.key()));
    }

    private static void line(Output output, String name, String value) {
        if (value != null && !value.isEmpty()) {
            output.printIndented("%-10s %s".formatted(name, Visible.line(value)), INDENT);
        }
    }

    private static void print(ExplainedField field, Output output) {
        RuleExplanation rule = field.rule();
        String value = rule.refusal().isPresent() ? "refused" : shown(rule.value());
        String theirs =
                field.theirs()
                        .map(
                                there ->
                                        field.differs()
                                                ? "; there "
                                                        + shown(there)
                                                        + ", owner "
                                                        + field.owner().word()
                                                : "")
                        .orElse("");
        String mark = field.differs() ? "* " : "  ";
        cut(output, mark + Visible.line(rule.rule().target() + " = " + value + theirs));
        String steps =
                rule.steps().stream()
                        .map(ExplanationReport::step)
                        .collect(Collectors.joining(" > "));
        cut(output, "    line %d: %s".formatted(rule.rule().line(), Visible.line(steps)));
        rule.refusal()
                .ifPresent(why -> output.printIndented("    refused: " + Visible.line(why), 6));
    }

    /** Values may be long texts, so lines end where the terminal does. */
    private static void cut(Output output, String line) {
        output.out().println(TextWidth.cut(line, output.terminal().width()));
    }

    private static String step(RuleExplanation.Step step) {
        String by = step.place().isEmpty() ? step.by() : entry(step.place());
        return Stream.of(step.kind().word(), by, shown(step.value()))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The entry of a value map: {@code countries:8} in place of its file and line. */
    private static String entry(String place) {
        return place.substring(place.lastIndexOf('/') + 1).replace(".yaml", "");
    }

    private static String shown(JsonNode value) {
        return value.isNull() ? "empty" : value.toString();
    }
}
