package dev.p2c.planning;

import dev.p2c.plan.PlannedField;
import dev.p2c.plan.PlannedRow;
import dev.p2c.state.FieldChange;
import dev.p2c.state.History;
import dev.p2c.state.Write;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the history knows what an undo plan puts back. Such a plan is not made of the mapping, so
 * that nothing else keeps an edited file from writing any value.
 */
final class UndoneFields {

    /** Writes to one row that are looked at, the newest first. */
    private static final int MOST = 10_000;

    private record Before(String field, String value) {}

    private final History history;

    UndoneFields(History history) {
        this.history = history;
    }

    /** Why a row must not be written; empty if the target had each planned value before a write. */
    Optional<String> refusal(PlannedRow row) {
        if (row.action() != PlannedRow.Action.UPDATE) {
            return Optional.of("an undo plan updates rows, and this is a " + row.action().word());
        }
        List<Write> writes = history.ofRow(row.task(), Optional.of(row.company()), row.key(), MOST);
        Set<Before> before =
                writes.stream()
                        .flatMap(write -> write.fields().stream())
                        .filter(field -> field.old() != null)
                        .map(UndoneFields::before)
                        .collect(Collectors.toSet());
        String unknown =
                row.fields().stream()
                        .filter(field -> !before.contains(new Before(field.name(), field.value())))
                        .map(PlannedField::name)
                        .collect(Collectors.joining(", "));
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the history does not have the planned value as replaced: " + unknown);
    }

    private static Before before(FieldChange field) {
        return new Before(field.name(), field.old());
    }
}
