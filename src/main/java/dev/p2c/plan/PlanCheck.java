package dev.p2c.plan;

import dev.p2c.error.ConfigurationException;
import dev.p2c.plan.PlannedRow.Action;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Whether the parts of a plan file are there and fit each other. */
final class PlanCheck {

    private final String file;
    private final Map<Action, Long> found = new EnumMap<>(Action.class);
    private long rows;

    PlanCheck(String file) {
        this.file = file;
    }

    /** Checks a row and counts it. */
    void row(PlannedRow row) {
        if (row.task() == null
                || row.company() == null
                || row.key() == null
                || row.action() == null) {
            throw wrongRow("lacks its task, company, key or action");
        }
        for (PlannedField field : row.fields()) {
            boolean isWhole = field.name() != null && field.value() != null;
            if (row.action().isWritten() && !isWhole) {
                throw wrongRow("(%s) has a field without name or new value".formatted(row.key()));
            }
        }
        rows++;
        found.merge(row.action(), 1L, Long::sum);
    }

    long rows() {
        return rows;
    }

    long written() {
        return found.entrySet().stream()
                .filter(each -> each.getKey().isWritten())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    void head(PlanHead head) {
        if (head == null) {
            throw wrong("is no plan: its head is missing (\"plan\")");
        }
        if (!PlanHead.KINDS.contains(String.valueOf(head.kind()))) {
            throw wrong("is a plan of an unknown kind: " + head.kind());
        }
        if (head.madeAt() == null) {
            throw wrong("is no plan: its head does not say when it was made (\"madeAt\")");
        }
        if (!Set.copyOf(head.directions()).equals(head.tasks().keySet())) {
            throw wrong(
                    "has the directions %s, and tasks of the directions %s"
                            .formatted(
                                    String.join(", ", head.directions()),
                                    String.join(", ", head.tasks().keySet())));
        }
    }

    /** Called after the last row. Not every row that is left as it is has a row in the file. */
    void counts(PlanCounts counts) {
        if (counts == null) {
            throw wrong("is no plan: its counts are missing (\"counts\")");
        }
        count(Action.CREATE, counts.create());
        count(Action.UPDATE, counts.update());
        count(Action.DEACTIVATE, counts.deactivate());
        count(Action.DELETE, counts.delete());
    }

    private void count(Action action, long said) {
        long there = found.getOrDefault(action, 0L);
        if (there != said) {
            throw wrong(
                    "was edited or is incomplete: its counts say %s %d, its rows are %d. Make the plan again with bin/p2c plan -o FILE"
                            .formatted(action.word(), said, there));
        }
    }

    private ConfigurationException wrongRow(String what) {
        return wrong("row %d %s".formatted(rows + 1, what));
    }

    private ConfigurationException wrong(String what) {
        return new ConfigurationException(file, what);
    }
}
