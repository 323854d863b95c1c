package dev.p2c.planning;

import dev.p2c.reconcile.Difference;
import dev.p2c.reconcile.Difference.FieldDifference;
import dev.p2c.reconcile.Difference.Repair;
import dev.p2c.state.FieldChange;
import dev.p2c.state.History;
import dev.p2c.task.plan.IgnoredValues;
import dev.p2c.task.plan.Plans;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names the fields of a difference that the target ignored when they were written last, and takes
 * them out of its repair, which would not end the difference. Thread-safe.
 */
public final class NamedDifferences {

    private final IgnoredValues ignored;
    private final Plans plans;

    public NamedDifferences(History history, Plans plans) {
        this.ignored = new IgnoredValues(history);
        this.plans = plans;
    }

    /** The difference itself, or one with the reasons of its fields. */
    public Difference named(Difference difference) {
        Map<String, Long> runs = difference.fields().isEmpty() ? Map.of() : runs(difference);
        if (runs.isEmpty()) {
            return difference;
        }
        String target = plans.current(difference.task()).target().name();
        List<FieldDifference> fields =
                difference.fields().stream().map(field -> named(field, runs, target)).toList();
        return new Difference(
                difference.task(),
                difference.company(),
                difference.key(),
                difference.kind(),
                fields,
                difference.why(),
                difference.repair().flatMap(repair -> without(repair, runs)));
    }

    private Map<String, Long> runs(Difference difference) {
        Map<String, String> theirs = new HashMap<>();
        difference.fields().forEach(field -> theirs.put(field.name(), field.target()));
        return ignored.of(difference.task(), difference.company(), difference.key(), theirs);
    }

    private static FieldDifference named(
            FieldDifference field, Map<String, Long> runs, String target) {
        return runs.containsKey(field.name())
                ? new FieldDifference(
                        field.name(),
                        field.source(),
                        field.target(),
                        IgnoredValues.text(target, runs.get(field.name())),
                        field.byDesign())
                : field;
    }

    private static Optional<Repair> without(Repair repair, Map<String, Long> runs) {
        List<FieldChange> left =
                repair.fields().stream().filter(field -> !runs.containsKey(field.name())).toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new Repair(repair.creates(), left, repair.hash(), repair.source()));
    }
}
