package dev.p2c.task.upsert;

import dev.p2c.state.NewConflict;
import dev.p2c.task.batch.StoredForm;
import java.util.List;
import java.util.Set;

/**
 * The result of comparing a mapped row with the target's row field by field.
 *
 * @param leave fields that are not sent, because the target's value stays
 * @param settled conflicts that a rule or a person decided: the value of one side is lost
 * @param open conflicts that a person has to decide before anything of the row is written
 * @param stored values that the target has stored in a form of its own
 * @param written fields that are sent because the target's value differs
 * @param otherwise whether there is something to write besides the fields
 */
record Merge(
        Set<String> leave,
        List<NewConflict> settled,
        List<NewConflict> open,
        List<StoredForm> stored,
        Set<String> written,
        boolean otherwise) {

    Merge {
        leave = Set.copyOf(leave);
        settled = List.copyOf(settled);
        open = List.copyOf(open);
        stored = List.copyOf(stored);
        written = Set.copyOf(written);
    }

    /** Whether there is anything to write. */
    boolean differs() {
        return otherwise || !written.isEmpty();
    }

    /** This merge, perhaps with something to write besides the fields. */
    Merge orDiffers(boolean besides) {
        return new Merge(leave, settled, open, stored, written, otherwise || besides);
    }
}
