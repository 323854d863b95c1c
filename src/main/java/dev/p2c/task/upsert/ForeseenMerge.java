package dev.p2c.task.upsert;

import dev.p2c.mapping.FieldRule;
import dev.p2c.state.FieldChange;
import dev.p2c.state.NewConflict;
import dev.p2c.state.RowChange;
import dev.p2c.task.batch.ForeseenRows;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.SameValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the target's row with what a plan foresees for it. Immutable. */
record ForeseenMerge(Plan plan, ForeseenRows rows, ForeseenRows.Row row) {

    /**
     * Why the row is not written: somebody has changed the target since the plan was made.
     *
     * @param free the merge without a plan
     * @param ours comparable texts of the mapped row
     * @param theirs comparable texts of the target's row
     */
    Optional<String> refusal(Merge free, Map<String, String> ours, Map<String, String> theirs) {
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
        List<String> others = others(free);
        return others.isEmpty()
                ? Optional.empty()
                : others.stream()
                        .filter(Predicate.not(rows.ignored(row.change().key(), theirs)::contains))
                        .findFirst()
                        .map(this::since);
    }

    /** Fields that differ although the plan does not have them: they were equal for the plan. */
    private List<String> others(Merge free) {
        Set<String> planned = fields();
        return Stream.concat(free.written().stream(), free.open().stream().map(NewConflict::field))
                .filter(field -> !planned.contains(field))
                .sorted()
                .toList();
    }

    private Set<String> fields() {
        return row.change().fields().stream().map(FieldChange::name).collect(Collectors.toSet());
    }

    private String since(String field) {
        return "%s has changed in %s since the plan was made%s"
                .formatted(
                        field,
                        plan.target().name(),
                        row.change().created() ? ", which was to create the row" : "");
    }

    /**
     * The merge that writes the row as a pass does, if a field of the plan differs. All other
     * fields are equal on both sides; they are sent as well, since some services change a field
     * after another one unless both are sent: a delivery address follows the main address.
     *
     * @param free the merge without a plan, which {@link #refusal} has let through
     */
    Merge merge(Merge free, Map<String, String> theirs) {
        Set<String> planned = fields();
        Set<String> differing = new HashSet<>();
        for (FieldChange field : row.change().fields()) {
            FieldRule rule = plan.view().rules().get(field.name());
            String their = theirs.getOrDefault(field.name(), "");
            if (rule != null && !SameValue.isEqual(rule, field.value(), their)) {
                differing.add(field.name());
            }
        }
        Set<String> leave = new HashSet<>(free.leave());
        leave.removeAll(planned);
        return new Merge(
                leave,
                free.settled().stream().filter(c -> planned.contains(c.field())).toList(),
                List.of(),
                free.stored().stream().filter(form -> !planned.contains(form.field())).toList(),
                differing,
                false);
    }

    /** Why the row is not written though the target does not have it. */
    Optional<String> refusalOfMissing() {
        return row.change().action() == RowChange.Action.CREATED
                ? Optional.empty()
                : Optional.of(plan.target().name() + " no longer has the row");
    }
}
