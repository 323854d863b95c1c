package dev.p2c.task.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.TargetView;
import dev.p2c.odata.read.CurrentRows;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Turns the values of a task's fields into comparable texts: equal values get equal texts, however
 * each service writes them. Immutable and thread-safe.
 */
public final class FieldValues {

    private final TargetView view;
    private final boolean keepsValues;
    private final Supplier<CurrentRows> rows;

    /**
     * @param keepsValues whether the base keeps the values themselves, not only marks of them
     * @param rows reads rows of the fields' entity
     */
    FieldValues(TargetView view, boolean keepsValues, Supplier<CurrentRows> rows) {
        this.view = view;
        this.keepsValues = keepsValues;
        this.rows = rows;
    }

    /**
     * The fields that would be written, with comparable texts.
     *
     * @param leftOut fields that are not sent
     */
    public Map<String, String> ours(MappedRow row, Set<String> leftOut) {
        return rows.get().comparable(view.ours(row, leftOut));
    }

    /**
     * All fields that a new row gets, with comparable texts.
     *
     * @param leftOut fields that are not sent
     */
    public Map<String, String> created(MappedRow row, Set<String> leftOut) {
        return rows.get().comparable(view.created(row, leftOut));
    }

    /** The fields of a row that was read, with comparable texts. */
    public Map<String, String> theirs(ObjectNode row) {
        return rows.get().comparable(view.theirs(row));
    }

    /** What the ledger keeps of a row that was written, see {@link LastAgreed}. */
    public String base(MappedRow row, Set<String> leftOut) {
        return base(row, leftOut, Map.of());
    }

    /**
     * What the ledger keeps of a row that was written, see {@link LastAgreed}.
     *
     * @param stored by field, the form in which the target stores a value that was sent
     */
    public String base(MappedRow row, Set<String> leftOut, Map<String, String> stored) {
        Map<String, String> fields = ours(row, leftOut);
        return keepsValues ? LastAgreed.values(fields, stored) : FieldMarks.join(fields, stored);
    }

    /** Whether a field's comparable text is the one that a new row has without anybody's doing. */
    public boolean isInitial(String field, String text) {
        return rows.get().isInitial(field, text);
    }
}
