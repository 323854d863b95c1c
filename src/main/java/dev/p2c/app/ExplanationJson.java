package dev.p2c.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.explain.ExplainedField;
import dev.p2c.explain.Explanation;
import dev.p2c.mapping.Place;
import dev.p2c.mapping.RuleExplanation;
import dev.p2c.state.Failure;
import dev.p2c.state.Write;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The document of {@code explain --json}. Scripts depend on the names.
 *
 * @param direction null for a task that no direction runs
 * @param source the columns of the source row that the task reads; null without a source row
 * @param waitsFor what a parked row waits for; null for any other row
 * @param attempts null for a row that does not wait
 * @param nextRetry null where none is scheduled
 * @param history the latest writes to the row, newest first, as {@code history --json} shows them
 */
public record ExplanationJson(
        String task,
        String company,
        String key,
        String direction,
        String outcome,
        String reason,
        List<String> notes,
        String waitsFor,
        String detail,
        Integer attempts,
        Instant nextRetry,
        Map<String, JsonNode> source,
        List<RuleJson> rules,
        List<WriteJson> history) {

    /**
     * One field rule of an explanation.
     *
     * @param source paths of the source fields; empty for a constant
     * @param value null for an empty value and for a refused row
     * @param theirs null where the target has no row or no value
     * @param refusal null for a rule that gives a value
     */
    public record RuleJson(
            String target,
            String source,
            List<StepJson> steps,
            JsonNode value,
            JsonNode theirs,
            boolean differs,
            String owner,
            String refusal,
            String file,
            int line) {}

    /**
     * One step of a field rule.
     *
     * @param place file and line of the entry of a value map; null for any other step
     */
    public record StepJson(String step, String by, JsonNode value, String place) {}

    /** The document of an explanation with the latest writes to its row. */
    public static ExplanationJson of(
            Explanation found, Optional<String> direction, List<Write> history) {
        Optional<Failure> failure = found.failure();
        return new ExplanationJson(
                found.task(),
                found.company(),
                found.key(),
                direction.orElse(null),
                found.verdict().outcome().word(),
                found.verdict().reason(),
                found.verdict().notes(),
                failure.map(Failure::waitsFor).filter(text -> !text.isEmpty()).orElse(null),
                failure.map(Failure::detail).filter(text -> !text.isEmpty()).orElse(null),
                failure.map(Failure::attempts).orElse(null),
                failure.map(Failure::nextAt).orElse(null),
                found.source().map(ExplanationJson::columns).orElse(null),
                found.fields().stream().map(ExplanationJson::rule).toList(),
                history.stream().map(WriteJson::of).toList());
    }

    /** The columns without the annotations of the service. */
    private static Map<String, JsonNode> columns(JsonNode row) {
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        row.properties().stream()
                .filter(column -> !column.getKey().contains("@"))
                .forEach(column -> columns.put(column.getKey(), column.getValue()));
        return columns;
    }

    private static RuleJson rule(ExplainedField field) {
        RuleExplanation rule = field.rule();
        Place place = rule.rule().place();
        return new RuleJson(
                rule.rule().target(),
                String.join(", ", rule.rule().sources()),
                rule.steps().stream().map(ExplanationJson::step).toList(),
                rule.value(),
                field.theirs().orElse(null),
                field.differs(),
                field.owner().word(),
                rule.refusal().orElse(null),
                place.file(),
                place.line());
    }

    private static StepJson step(RuleExplanation.Step step) {
        return new StepJson(
                step.kind().word(),
                step.by(),
                step.value(),
                step.place().isEmpty() ? null : step.place());
    }
}
