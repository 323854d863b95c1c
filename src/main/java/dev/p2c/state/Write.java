package dev.p2c.state;

import java.time.Instant;
import java.util.List;

/**
 * One write to a row of the target, as the history keeps it.
 *
 * @param id grows with each write
 * @param run id of the run that wrote the row
 * @param trigger what started the run, or who edited the values of the row; empty where the run
 *     itself is no longer kept
 * @param user who asked for the run; empty where nobody did, or where that is not known
 * @param mapping the version of the mapping that decided
 * @param outcome what became of the row
 */
public record Write(
        long id,
        Instant at,
        long run,
        String trigger,
        String user,
        MappingVersion mapping,
        String task,
        String company,
        String key,
        RowChange.Action outcome,
        List<FieldChange> fields) {

    public Write {
        fields = List.copyOf(fields);
    }
}
