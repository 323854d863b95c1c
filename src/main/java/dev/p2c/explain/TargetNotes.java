package dev.p2c.explain;

import dev.p2c.state.History;
import dev.p2c.task.plan.IgnoredValues;
import dev.p2c.task.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what a person should know of the target's row. */
final class TargetNotes {

    private final Plan plan;
    private final IgnoredValues ignored;

    TargetNotes(Plan plan, History history) {
        this.plan = plan;
        this.ignored = new IgnoredValues(history);
    }

    /** That the target has no row, or, of a row that counts as written, why its values differ. */
    List<String> of(
            String company,
            String key,
            Verdict verdict,
            TargetSide target,
            List<ExplainedField> fields) {
        if (!target.isThere()) {
            return List.of(plan.target().name() + " has no row of this key");
        }
        List<String> differing =
                fields.stream()
                        .filter(ExplainedField::differs)
                        .map(field -> field.rule().rule().target())
                        .toList();
        return verdict.outcome() == Outcome.UNCHANGED && !differing.isEmpty()
                ? notes(differing, ignored.of(plan.task(), company, key, target.values()))
                : List.of();
    }

    private List<String> notes(List<String> differing, Map<String, Long> runs) {
        String target = plan.target().name();
        List<String> notes = new ArrayList<>();
        differing.stream()
                .filter(runs::containsKey)
                .map(field -> field + ": " + IgnoredValues.text(target, runs.get(field)))
                .forEach(notes::add);
        String others =
                differing.stream()
                        .filter(field -> !runs.containsKey(field))
                        .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            notes.add(
                    "%s has other values in %s: they were changed there since, or the last write did not change them"
                            .formatted(target, others));
        }
        return notes;
    }
}
