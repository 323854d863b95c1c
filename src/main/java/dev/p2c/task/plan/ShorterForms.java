package dev.p2c.task.plan;

import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.TargetView;
import java.util.HashMap;
import java.util.Map;

/**
 * The fields whose texts the opposite task shortens on their way to this task's source: a delivery
 * address of Sales that is too long for Finance. The shorter form is no reason to overwrite the
 * whole text. Immutable.
 */
public final class ShorterForms {

    /** No field is shortened: no task goes the opposite way. */
    public static final ShorterForms NONE = new ShorterForms(Map.of());

    private final Map<String, FieldRule> twins;

    private ShorterForms(Map<String, FieldRule> twins) {
        this.twins = Map.copyOf(twins);
    }

    /**
     * Finds the fields that two tasks map to each other.
     *
     * @param view of the task's target
     * @param twin of the target of the task in the opposite direction
     */
    static ShorterForms of(TargetView view, TargetView twin) {
        Map<String, FieldRule> twins = new HashMap<>();
        view.rules()
                .forEach(
                        (field, rule) -> {
                            FieldRule back = twin.rules().get(sourceOf(rule));
                            if (back != null && sourceOf(back).equals(field)) {
                                twins.put(field, back);
                            }
                        });
        return new ShorterForms(twins);
    }

    private static String sourceOf(FieldRule rule) {
        return rule.origin() instanceof From from && from.paths().size() == 1
                ? from.paths().get(0).text()
                : "";
    }

    /** Whether our value of a field is the shorter form of the target's value. */
    public boolean has(String field, String our, String their) {
        FieldRule twin = twins.get(field);
        return twin != null && twin.shortens(their, our);
    }

    /** Whether the target had a value of which one of ours is the shorter form. */
    public boolean hasAny(Map<String, String> ours, LastAgreed base) {
        return twins.keySet().stream()
                .filter(ours::containsKey)
                .anyMatch(
                        field ->
                                base.forms(field).stream()
                                        .anyMatch(form -> has(field, ours.get(field), form)));
    }
}
