package dev.p2c.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.cases.CaseResult;
import dev.p2c.cases.Cases;
import dev.p2c.cases.Difference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** What {@code p2c test} prints: the failed cases field by field, then a summary. */
final class CaseReport {

    private static final int LONGEST = 40;

    private final Cases.Report report;

    CaseReport(Cases.Report report) {
        this.report = report;
    }

    String text(String task, boolean update) {
        StringBuilder text = new StringBuilder();
        for (CaseResult failed : report.failed()) {
            text.append(update ? "CHANGED " : "FAILED ").append(failed.of().file());
            text.append(System.lineSeparator());
            text.append(differences(failed).indent(2)).append(System.lineSeparator());
        }
        text.append(summary());
        if (!report.failed().isEmpty() && !update) {
            text.append(System.lineSeparator())
                    .append("If the mapping is right: p2c test --update ")
                    .append(task == null ? "TASK" : task)
                    .append(" writes what it gives now into the expected files.");
        }
        return text.toString();
    }

    private static String differences(CaseResult failed) {
        Difference first = failed.differences().get(0);
        return first.field().equals(Difference.OUTCOME)
                ? outcome(first)
                : table(failed.differences());
    }

    /** Reasons are sentences, which a table would cut. */
    private static String outcome(Difference outcome) {
        return "expected: %s%nactual:   %s%s"
                .formatted(
                        outcome.expected().map(JsonNode::asText).orElse("(no file yet)"),
                        outcome.actual().map(JsonNode::asText).orElseThrow(),
                        outcome.rule().map("%nrule:     %s"::formatted).orElse(""));
    }

    private static String table(List<Difference> differences) {
        TextTable table = new TextTable("FIELD", "EXPECTED", "ACTUAL", "RULE");
        for (Difference each : differences) {
            table.add(
                    each.field(),
                    each.expected().map(CaseReport::shown).orElse("(not in the case)"),
                    each.actual().map(CaseReport::shown).orElse("(no rule)"),
                    each.rule().orElse(""));
        }
        return table.toString();
    }

    private static String shown(JsonNode value) {
        return TextTable.shortened(value.toString(), LONGEST);
    }

    private String summary() {
        int failed = report.failed().size();
        StringBuilder text = new StringBuilder();
        text.append(
                "%s of %s: %d passed, %d failed."
                        .formatted(
                                counted(report.results().size(), "case"),
                                counted(report.tasks().size(), "task"),
                                report.results().size() - failed,
                                failed));
        note(text, "No case yet: ", report.withoutCase());
        note(text, "Not run, because there is no such mapping: ", report.withoutMapping());
        return text.toString();
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
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
