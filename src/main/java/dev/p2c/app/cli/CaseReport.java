package dev.p2c.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.cases.CaseResult;
import dev.p2c.cases.CaseUpdate;
import dev.p2c.cases.Cases;
import dev.p2c.cases.Difference;
import dev.p2c.text.Counted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** What {@code p2c test} prints: the failed cases field by field, then a summary. */
final class CaseReport {

    private static final int INDENT = 2;

    private final Cases.Report report;

    CaseReport(Cases.Report report) {
        this.report = report;
    }

    /**
     * Prints the report as text.
     *
     * @param task of the command; null for all
     * @param update whether what is reported is about to be written
     */
    void print(Output output, String task, boolean update) {
        for (CaseResult failed : report.failed()) {
            Paint.Painted word = update ? Paint.YELLOW.of("CHANGED") : Paint.RED.of("FAILED");
            output.out().println(word + " " + failed.of().file());
            String text = differences(failed, output.terminal().width() - INDENT);
            output.out().println(text.indent(INDENT));
        }
        summary(update).lines().forEach(line -> output.printIndented(line, INDENT));
        if (!report.failed().isEmpty() && !update) {
            output.print(
                    "If the mapping is right: bin/p2c test --update "
                            + (task == null ? "TASK" : task)
                            + " writes what it gives now into the expected files.");
        }
    }

    private static String differences(CaseResult failed, int width) {
        Difference first = failed.differences().get(0);
        return first.field().equals(Difference.OUTCOME)
                ? outcome(first)
                : table(failed.differences()).in(width);
    }

    /** Reasons are sentences, which a table would cut. */
    private static String outcome(Difference outcome) {
        return "expected: %s%nactual:   %s%s"
                .formatted(
                        outcome.expected().map(JsonNode::asText).orElse("(no file yet)"),
                        outcome.actual().map(JsonNode::asText).orElseThrow(),
                        outcome.rule()
                                .map(rule -> System.lineSeparator() + "rule:     " + rule)
                                .orElse(""));
    }

    private static TextTable table(List<Difference> differences) {
        TextTable table = new TextTable("FIELD", "EXPECTED", "ACTUAL", "RULE").below("RULE");
        for (Difference each : differences) {
            table.add(
                    each.field(),
                    each.expected().map(JsonNode::toString).orElse("(not in the case)"),
                    each.actual().map(JsonNode::toString).orElse("(no rule)"),
                    each.rule().orElse(""));
        }
        return table;
    }

    private String summary(boolean update) {
        int passed = report.results().size() - report.failed().size();
        long updated = update ? report.failed().stream().filter(CaseUpdate::canWrite).count() : 0;
        long failed = report.failed().size() - updated;
        StringBuilder text = new StringBuilder();
        text.append(
                "%s of %s: %d passed"
                        .formatted(
                                Counted.of(report.results().size(), "case"),
                                Counted.of(report.tasks().size(), "task"),
                                passed));
        text.append(updated > 0 ? ", " + updated + " updated" : "");
        text.append(updated > 0 && failed == 0 ? "." : ", " + failed + " failed.");
        note(text, "No case yet: ", report.withoutCase());
        note(text, "Not run, because there is no such mapping: ", report.withoutMapping());
        return text.toString();
    }

    private static void note(StringBuilder text, String words, SortedSet<String> names) {
        if (!names.isEmpty()) {
            text.append(System.lineSeparator()).append(words).append(String.join(", ", names));
        }
    }

    /** The document of {@code test --json}. Scripts depend on the names. */
    Map<String, Object> json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "counts",
                Map.of(
                        "passed",
                        report.results().size() - report.failed().size(),
                        "failed",
                        report.failed().size()));
        document.put("cases", report.results().stream().map(CaseReport::json).toList());
        document.put("withoutCase", report.withoutCase());
        document.put("withoutMapping", report.withoutMapping());
        return document;
    }

    private static CaseJson json(CaseResult result) {
        return new CaseJson(
                result.of().task(),
                result.of().name(),
                result.of().file().toString(),
                result.isPassed() ? "passed" : "failed",
                result.differences().stream().map(CaseReport::json).toList());
    }

    private static DifferenceJson json(Difference difference) {
        return new DifferenceJson(
                difference.field(),
                difference.expected().orElse(null),
                difference.actual().orElse(null),
                difference.rule().orElse(null));
    }

    /** One entry of the JSON document. */
    record CaseJson(
            String task,
            String name,
            String file,
            String result,
            List<DifferenceJson> differences) {}

    /** A field of a failed case; null where the case or the mapping has no such field. */
    record DifferenceJson(String field, JsonNode expected, JsonNode actual, String rule) {}
}
