package dev.p2c.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldRule.Constant;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.MappedRow.Reference;
import dev.p2c.mapping.Owner;
import dev.p2c.mapping.TargetView;
import dev.p2c.odata.read.CurrentRows;
import dev.p2c.reconcile.Difference.FieldDifference;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.Rounding;
import dev.p2c.task.plan.SameValue;
import dev.p2c.text.Fnv1a;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a task that both systems should have alike: those that a pass compares, and the
 * totals that the target calculates. Left out are fields that the target owns. Thread-safe.
 */
final class ComparedFields {

    private final Plan plan;
    private final TargetView view;
    private final Map<String, FieldRule> rules;
    private final Map<String, String> marks = new LinkedHashMap<>();
    private final CurrentRows current;

    ComparedFields(Plan plan) {
        this.plan = plan;
        this.view = TargetView.withCalculated(plan.mapping());
        this.rules = new LinkedHashMap<>();
        view.rules()
                .forEach(
                        (field, rule) -> {
                            if (plan.mapping().owner(rule) != Owner.TARGET) {
                                rules.put(field, rule);
                            }
                            if (rule.origin() instanceof Constant constant
                                    && isMark(constant.value())) {
                                marks.put(field, constant.value().asText());
                            }
                        });
        this.current = plan.target().current(plan.mapping().target().entity(), Optional.empty());
    }

    List<String> select() {
        return view.select();
    }

    List<String> expand() {
        return view.expand();
    }

    /** The values that the mapping makes of a row, in a comparable form. */
    Map<String, String> ours(MappedRow row) {
        Map<String, JsonNode> values = new HashMap<>(view.ours(row, Set.of()));
        values.keySet().retainAll(rules.keySet());
        row.references().stream()
                .filter(reference -> isFoundOtherwise(reference))
                .forEach(reference -> values.remove(reference.field()));
        return current.comparable(values);
    }

    /** A lookup that leads to whichever row is the first of another one cannot be compared. */
    private static boolean isFoundOtherwise(Reference reference) {
        return reference.otherwise().isPresent() && reference.value().isNull();
    }

    /** The values of a row of the target, in a comparable form; also those that it owns. */
    Map<String, String> theirs(ObjectNode row) {
        return current.comparable(view.theirs(row));
    }

    /**
     * A hash of some fields' values: equal for rows that are equal, and of no use for others, which
     * may be equal as well.
     *
     * @param fields names, which are part of the hash
     */
    long hash(List<String> fields, Map<String, String> values) {
        long hash = Fnv1a.EMPTY;
        for (String field : fields) {
            hash = Fnv1a.add(Fnv1a.add(hash, field), '\0');
            String value = SameValue.form(rules.get(field), values.getOrDefault(field, ""));
            hash = Fnv1a.add(Fnv1a.add(hash, value), '\0');
        }
        return hash;
    }

    /** The compared fields that a mapped row has, in the order of the mapping. */
    List<String> names(Map<String, String> ours) {
        List<String> names = new ArrayList<>(ours.size());
        for (String field : rules.keySet()) {
            if (ours.containsKey(field)) {
                names.add(field);
            }
        }
        return names;
    }

    /** The fields in which a mapped row and the target's row differ. */
    List<FieldDifference> differences(Map<String, String> ours, Map<String, String> theirs) {
        List<FieldDifference> differences = new ArrayList<>();
        for (String field : names(ours)) {
            String our = ours.get(field);
            String their = theirs.getOrDefault(field, "");
            if (!isEqual(rules.get(field), our, their)) {
                differences.add(new FieldDifference(field, our, their));
            }
        }
        return differences;
    }

    private boolean isEqual(FieldRule rule, String our, String their) {
        return SameValue.isEqual(rule, our, their)
                || Rounding.isRounded(our, their)
                || SameValue.isSetByTarget(rule, their)
                || plan.shorterForms().has(rule.target(), our, their);
    }

    /** Whether the target calculates a field. */
    boolean isCalculated(String field) {
        return rules.get(field).upkeep().calculated();
    }

    /** Columns of the target that hold amounts of tax, by which totals may differ. */
    List<String> taxColumns() {
        return plan.targetType().properties().keySet().stream()
                .filter(Amounts::isTax)
                .filter(column -> plan.targetType().typeOf(column).equals("Edm.Decimal"))
                .toList();
    }

    /** The amounts of tax of a mapped row and of its row in the target, by column. */
    Map<String, String> taxes(Map<String, String> ours, ObjectNode theirs) {
        Map<String, String> taxes = new LinkedHashMap<>();
        ours.forEach(
                (field, value) -> {
                    if (Amounts.isTax(field)) {
                        taxes.put(field, value);
                    }
                });
        taxColumns().forEach(column -> taxes.put(column, theirs.path(column).asText("")));
        return taxes;
    }

    /** Whether a value is the one that a new row has before the target has calculated anything. */
    boolean isInitial(String field, String value) {
        return current.isInitial(field, value);
    }

    /**
     * Whether a row of the target carries the marks of this task: the constants {@code true} and
     * {@code Yes} that it writes. A row without them was made in the target.
     *
     * @param theirs the values of the row in a comparable form
     */
    boolean isMarked(Map<String, String> theirs) {
        return marks.entrySet().stream()
                .allMatch(
                        mark ->
                                mark.getValue()
                                        .equalsIgnoreCase(theirs.getOrDefault(mark.getKey(), "")));
    }

    private static boolean isMark(JsonNode value) {
        return value.isBoolean() && value.booleanValue() || value.asText().equals("Yes");
    }
}
