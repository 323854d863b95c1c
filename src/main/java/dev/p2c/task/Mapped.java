package dev.p2c.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.MappedRow;
import java.util.List;

/**
 * A batch after its mapping.
 *
 * @param rows what can be written, one per key
 * @param refused what the mapping could not produce
 * @param superseded rows dropped because a newer version of them is in the same batch
 */
public record Mapped(Batch batch, List<Row> rows, List<Refused> refused, int superseded) {

    static Mapped nothing(Batch batch) {
        return new Mapped(batch, List.of(), List.of(), 0);
    }

    /** A source row and what it became. */
    public record Row(ObjectNode source, MappedRow target) {

        String key() {
            return target.key();
        }
    }

    /**
     * @param key the integration key where it could be read, otherwise a text that stands for it
     */
    public record Refused(ObjectNode source, String key, String field, String reason) {}
}
