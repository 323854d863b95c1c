package dev.p2c.task.plan;

import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.TargetView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
        return of(view, column -> column, twin);
    }

    /**
     * Finds the fields that a task and the leg before it map to a third one.
     *
     * @param first what the leg before writes, which is what the task reads
     */
    static ShorterForms of(TargetView view, TargetView first, TargetView twin) {
        return of(
                view,
                column ->
                        Optional.ofNullable(first.rules().get(column))
                                .map(ShorterForms::sourceOf)
                                .orElse(""),
                twin);
    }

    private static ShorterForms of(TargetView view, UnaryOperator<String> origin, TargetView twin) {
        Map<String, FieldRule> twins = new HashMap<>();
        view.rules()
                .forEach(
                        (field, rule) -> {
                            FieldRule back = twin.rules().get(origin.apply(sourceOf(rule)));
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

    /** Whether the target had a value of which our value is the shorter form. */
    public boolean hasAny(Map<String, String> ours, LastAgreed base) {
        return twins.keySet().stream()
                .filter(ours::containsKey)
                .anyMatch(
                        field ->
                                base.forms(field).stream()
                                        .anyMatch(form -> has(field, ours.get(field), form)));
    }
}
