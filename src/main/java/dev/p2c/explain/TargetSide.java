package dev.p2c.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.RuleExplanation;
import dev.p2c.odata.read.CurrentRows;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.SameValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what the target has of a row now, and compares field by field. */
final class TargetSide {

    private final Plan plan;
    private final Optional<ObjectNode> row;

    private TargetSide(Plan plan, Optional<ObjectNode> row) {
        this.plan = plan;
        this.row = row;
    }

    /** Reads the target row of an integration key. */
    static TargetSide read(Plan plan, String company, String key) {
        String set = plan.targetType().set();
        List<FieldPath> paths = plan.mapping().rules().stream().map(FieldRule::path).toList();
        List<String> columns =
                paths.stream().filter(path -> !path.isLookup()).map(FieldPath::column).toList();
        Map<String, JsonNode> fields = plan.targetKeys().fields(key, company);
        CurrentRows rows = plan.target().current(set, Optional.of(company));
        return new TargetSide(
                plan, rows.read(columns, FieldPath.expand(paths), List.of(fields)).get(0));
    }

    /** A side without a row, for a key that cannot be read. */
    static TargetSide unknown(Plan plan) {
        return new TargetSide(plan, Optional.empty());
    }

    boolean isThere() {
        return row.isPresent();
    }

    /** What the target has, by field, as comparable texts. */
    Map<String, String> values() {
        return row.map(plan.values()::theirs).orElse(Map.of());
    }

    /** The fields of a row, each with what the target has. */
    List<ExplainedField> fields(List<RuleExplanation> rules, Optional<MappedRow> mapped) {
        Map<String, String> ours =
                mapped.map(m -> plan.values().ours(m, Set.of())).orElse(Map.of());
        Map<String, String> theirs = values();
        return rules.stream().map(rule -> field(rule, ours, theirs)).toList();
    }

    private ExplainedField field(
            RuleExplanation rule, Map<String, String> ours, Map<String, String> theirs) {
        String name = rule.rule().target();
        boolean differs =
                row.isPresent()
                        && ours.containsKey(name)
                        && !SameValue.isEqual(
                                rule.rule(), ours.get(name), theirs.getOrDefault(name, ""));
        return new ExplainedField(
                rule, plan.mapping().owner(rule.rule()), row.map(rule.rule().path()::of), differs);
    }
}
