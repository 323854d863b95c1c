package dev.p2c.task.upsert;

import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FieldRule;
import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.task.plan.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * The mapped fields that the target sets when it creates a row and never changes, such as the
 * currency of an order. A row whose source has another value by now is refused, because the target
 * would keep the old value. Not thread-safe.
 */
final class SetOnCreate {

    private static final int BAD_REQUEST = 400;

    private final Plan plan;
    private Set<String> found;

    SetOnCreate(Plan plan) {
        this.plan = plan;
    }

    /** Asks the target when a row is about to be updated for the first time. */
    private Set<String> fields() {
        if (found == null) {
            Set<String> fixed = plan.target().fixedFields(plan.targetType().set()).setOnCreate();
            found =
                    plan.view().rules().values().stream()
                            .filter(rule -> isFixed(rule.path(), fixed))
                            .map(FieldRule::target)
                            .collect(Collectors.toUnmodifiableSet());
        }
        return found;
    }

    private static boolean isFixed(FieldPath path, Set<String> fixed) {
        return path.isLookup()
                ? path.candidates().stream()
                        .anyMatch(to -> fixed.contains(to.navigation() + "@odata.bind"))
                : fixed.contains(path.column());
    }

    /** Whether one of the fields has another value than the test accepts. */
    boolean differs(Map<String, String> ours, BiPredicate<String, String> accepts) {
        return fields().stream()
                .anyMatch(f -> ours.containsKey(f) && !accepts.test(f, ours.get(f)));
    }

    /**
     * The refusal of a row whose values the target does not take over.
     *
     * @param ours comparable texts by field
     * @param theirs comparable texts by field
     */
    Optional<Refused> refusal(Map<String, String> ours, Map<String, String> theirs) {
        return fields().stream()
                .filter(ours::containsKey)
                .filter(f -> !ours.get(f).equalsIgnoreCase(theirs.getOrDefault(f, "")))
                .sorted()
                .findFirst()
                .map(f -> refusal(f, ours.get(f), theirs.getOrDefault(f, "")));
    }

    private static Refused refusal(String field, String our, String their) {
        return new Refused(
                BAD_REQUEST,
                "",
                Optional.of(field),
                "set when the row was created and never changed later: \"%s\" there, \"%s\" in the source. Delete the row there so that it is created again, or correct the source"
                        .formatted(their, our));
    }
}
