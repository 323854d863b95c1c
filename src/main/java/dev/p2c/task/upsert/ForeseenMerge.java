package dev.p2c.task.upsert;

import dev.p2c.mapping.FieldRule;
import dev.p2c.state.FieldChange;
import dev.p2c.state.RowChange;
import dev.p2c.task.batch.ForeseenRows;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.SameValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the target's row with what a plan foresees for it. Immutable. */
record ForeseenMerge(Plan plan, ForeseenRows.Row row) {

    /**
     * Why the row is not written: somebody has changed the target since the plan was made.
     *
     * @param ours comparable texts of the mapped row
     * @param theirs comparable texts of the target's row
     */
    Optional<String> refusal(Map<String, String> ours, Map<String, String> theirs) {
        for (FieldChange field : row.change().fields()) {
            FieldRule rule = plan.view().rules().get(field.name());
            if (rule == null) {
                continue; // key fields, and fields that the target calculates afterwards
            }
            String our = ours.get(field.name());
            if (our != null && !our.equals(field.value())) {
                return Optional.of(
                        "the mapping gives another %s than the plan has".formatted(field.name()));
            }
            String their = theirs.getOrDefault(field.name(), "");
            boolean isDone = SameValue.isEqual(rule, field.value(), their);
            boolean isOld = !row.change().created() && their.equals(field.old());
            if (!isDone && !isOld) {
                return Optional.of(since(field.name()));
            }
        }
        return Optional.empty();
    }

    private String since(String field) {
        return "%s has changed in %s since the plan was made%s"
                .formatted(
                        field,
                        plan.target().name(),
                        row.change().created() ? ", which was to create the row" : "");
    }

    /**
     * The merge that writes the fields of the plan and no others.
     *
     * @param free the merge without a plan, for conflicts and stored forms
     */
    Merge merge(Merge free, Map<String, String> theirs) {
        Set<String> fields = new HashSet<>();
        boolean differs = false;
        for (FieldChange field : row.change().fields()) {
            FieldRule rule = plan.view().rules().get(field.name());
            fields.add(field.name());
            differs |=
                    rule != null
                            && !SameValue.isEqual(
                                    rule, field.value(), theirs.getOrDefault(field.name(), ""));
        }
        Set<String> leave = new HashSet<>(plan.view().rules().keySet());
        leave.removeAll(fields);
        return new Merge(
                leave,
                free.settled().stream().filter(c -> fields.contains(c.field())).toList(),
                List.of(),
                free.stored().stream().filter(form -> !fields.contains(form.field())).toList(),
                differs);
    }

    /** Why the row is not written though the target does not have it. */
    Optional<String> refusalOfMissing() {
        return row.change().action() == RowChange.Action.CREATED
                ? Optional.empty()
                : Optional.of(plan.target().name() + " no longer has the row");
    }
}
