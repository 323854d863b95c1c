package dev.p2c.state;

import java.util.List;
import java.util.Locale;

/**
 * What one write changed in a row of the target.
 *
 * @param key the integration key as the ledger knows it
 * @param fields all fields that were sent when the row was created, else those whose value changed;
 *     empty where a write changed something else alone, such as publishing a draft
 */
public record RowChange(String key, Action action, List<FieldChange> fields) {

    /** What became of the row in the target. */
    public enum Action {
        CREATED,
        UPDATED,
        /** The row was deactivated, because its source row was deleted. */
        DEACTIVATED,
        /** The row was deleted, because its source row was deleted. */
        DELETED;

        /** The action as people read it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RowChange {
        fields = List.copyOf(fields);
    }

    /** A row that was created, or else updated. */
    public RowChange(String key, boolean created, List<FieldChange> fields) {
        this(key, created ? Action.CREATED : Action.UPDATED, fields);
    }

    public boolean created() {
        return action == Action.CREATED;
    }
}
