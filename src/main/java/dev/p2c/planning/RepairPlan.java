package dev.p2c.planning;

import dev.p2c.plan.PlanCounts;
import dev.p2c.plan.PlanSpool;
import dev.p2c.plan.PlannedField;
import dev.p2c.plan.PlannedRow;
import dev.p2c.plan.PlannedRow.Action;
import dev.p2c.reconcile.Difference;
import dev.p2c.reconcile.Difference.Repair;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Makes a plan of the differences that a comparison of both systems finds. */
public final class RepairPlan {

    private final PlanSpool rows;
    private final BinaryOperator<String> place;

    /**
     * @param rows gets the rows of the plan
     * @param place file and line of the rule, by task and target field
     */
    public RepairPlan(PlanSpool rows, BinaryOperator<String> place) {
        this.rows = rows;
        this.place = place;
    }

    /** Adds a row: to be written, or listed with the reason why the plan does not write it. */
    public void add(Difference difference) {
        if (difference.isByDesign()) {
            return;
        }
        Action action = difference.repair().map(RepairPlan::action).orElse(Action.SKIPPED);
        rows.add(
                new PlannedRow(
                        difference.task(),
                        difference.company(),
                        difference.key(),
                        action,
                        difference.repair().map(repair -> fields(difference, repair)).orElse(null),
                        action.isWritten() ? notWritten(difference) : reason(difference),
                        difference.repair().map(Repair::hash).orElse(""),
                        difference.repair().map(Repair::source).orElse(Map.of())));
        rows.count(difference.task(), counts(action));
    }

    private static String reason(Difference difference) {
        String fields = notWritten(difference);
        String why = fields.isEmpty() ? difference.why() : fields;
        return "%s%s".formatted(difference.kind().word(), why.isEmpty() ? "" : ": " + why);
    }

    /** The fields that no write would change, with the reasons. */
    private static String notWritten(Difference difference) {
        return difference.fields().stream()
                .filter(field -> !field.why().isEmpty() && !field.byDesign())
                .map(field -> field.name() + ": " + field.why())
                .collect(Collectors.joining("; "));
    }

    private static Action action(Repair repair) {
        return repair.creates() ? Action.CREATE : Action.UPDATE;
    }

    private List<PlannedField> fields(Difference difference, Repair repair) {
        return repair.fields().stream()
                .map(
                        field ->
                                new PlannedField(
                                        field.name(),
                                        field.old(),
                                        field.value(),
                                        place.apply(difference.task(), field.name())))
                .toList();
    }

    private static PlanCounts counts(Action action) {
        return new PlanCounts(
                action == Action.CREATE ? 1 : 0,
                action == Action.UPDATE ? 1 : 0,
                0,
                action == Action.SKIPPED ? 1 : 0,
                0,
                0,
                0,
                0);
    }
}
