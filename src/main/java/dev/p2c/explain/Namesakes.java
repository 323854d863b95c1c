package dev.p2c.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.task.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows that share a key, in this task's source and in those of tasks that write the same rows
 * of the target. Of rows of which one is active, the deactivated ones give way.
 *
 * @param chosen the row that is explained
 * @param verdict empty for a row whose key no other row has
 */
record Namesakes(ObjectNode chosen, Optional<Verdict> verdict, List<String> notes) {

    private static final int PAGE = 1000;

    static Namesakes of(Plan plan, String company, List<ObjectNode> rows) {
        Map<JsonNode, ObjectNode> distinct = new LinkedHashMap<>();
        rows.forEach(row -> distinct.putIfAbsent(own(plan, row), row));
        List<ObjectNode> all = List.copyOf(distinct.values());
        List<ObjectNode> wanted =
                all.stream().filter(row -> plan.transformer().skip(row).isEmpty()).toList();
        List<ObjectNode> active =
                wanted.stream().filter(row -> !plan.transformer().isInactive(row)).toList();
        List<ObjectNode> rivals = active.isEmpty() ? wanted : active;
        ObjectNode chosen = rivals.isEmpty() ? all.get(0) : rivals.get(0);
        List<String> labels = new ArrayList<>();
        rivals.forEach(row -> labels.add(label(plan, row)));
        if (!plan.transformer().isInactive(chosen)) {
            labels.addAll(ofOtherTasks(plan, company, chosen));
        }
        return new Namesakes(chosen, verdict(labels), notes(plan, all, chosen));
    }

    private static JsonNode own(Plan plan, ObjectNode row) {
        ObjectNode key = row.objectNode();
        plan.sourceKeys().own(row).forEach(key::set);
        return key;
    }

    private static String label(Plan plan, ObjectNode row) {
        return plan.mapping().source().entity() + " " + plan.sourceKeys().label(row);
    }

    private static Optional<Verdict> verdict(List<String> labels) {
        return labels.size() < 2
                ? Optional.empty()
                : Optional.of(
                        Verdict.of(
                                Outcome.SHARED_KEY,
                                "%d rows have this key: %s. None of them is written until only one has it"
                                        .formatted(labels.size(), String.join(", ", labels))));
    }

    private static List<String> notes(Plan plan, List<ObjectNode> all, ObjectNode chosen) {
        List<String> notes = new ArrayList<>();
        String others =
                all.stream()
                        .filter(row -> row != chosen && plan.transformer().isInactive(row))
                        .map(plan.sourceKeys()::label)
                        .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            notes.add("Deactivated rows of this key give way: " + others);
        }
        if (plan.transformer().isInactive(chosen)) {
            notes.add("The source row is deactivated; it is brought, as no active row has its key");
        }
        return notes;
    }

    /** Active rows that another task would write to the same row of the target. */
    private static List<String> ofOtherTasks(Plan plan, String company, ObjectNode chosen) {
        String key = plan.sourceKeys().text(chosen);
        List<String> labels = new ArrayList<>();
        for (Plan other : key.startsWith("?") ? List.<Plan>of() : plan.sharing()) {
            other
                    .sourceKeys()
                    .find(key, company)
                    .map(
                            columns ->
                                    other.source()
                                            .readByKeys(
                                                    other.queries().named(company, PAGE),
                                                    List.of(columns)))
                    .orElse(List.of())
                    .stream()
                    .filter(row -> other.transformer().skip(row).isEmpty())
                    .filter(row -> !other.transformer().isInactive(row))
                    .forEach(row -> labels.add(label(other, row)));
        }
        return labels;
    }
}
