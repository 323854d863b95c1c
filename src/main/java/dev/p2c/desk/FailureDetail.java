package dev.p2c.desk;

import dev.p2c.state.Discard;
import dev.p2c.state.RowEdit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one failure.
 *
 * @param cure what to do, and where
 * @param source the name of the system that the row comes from
 * @param sourceRow the source row as JSON; null if it is not stored
 * @param columns of the source row, as texts
 * @param edit the values that a person put over the source row
 * @param fields of a conflict, both values each
 */
public record FailureDetail(
        FailureRow failure,
        String cure,
        String source,
        String target,
        String sourceRow,
        List<SourceColumn> columns,
        Optional<Edit> edit,
        Optional<Discard> discard,
        List<ConflictDesk.Field> fields) {

    public FailureDetail {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
    }

    /**
     * Values that a person put over those of the source row.
     *
     * @param values a JSON object
     */
    public record Edit(String values, String by, Instant at) {

        static Edit of(RowEdit edit) {
            return new Edit(edit.fields(), edit.by(), edit.at());
        }
    }
}
