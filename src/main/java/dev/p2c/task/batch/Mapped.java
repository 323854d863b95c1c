package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.MappedRow;
import java.util.List;
import java.util.Set;

/**
 * A batch after its mapping.
 *
 * @param rows what can be written, one per key
 * @param refused what the mapping could not produce
 * @param skipped what does not go across as it is
 * @param superseded rows dropped because a newer version of them is in this or a later batch
 */
public record Mapped(
        Batch batch, List<Row> rows, List<Refused> refused, List<Skipped> skipped, int superseded) {

    public static Mapped nothing(Batch batch) {
        return new Mapped(batch, List.of(), List.of(), List.of(), 0);
    }

    /** Without the rows of these keys, of which something newer is stored. */
    public Mapped without(Set<String> keys) {
        if (keys.isEmpty()) {
            return this;
        }
        List<Row> newerRows = rows.stream().filter(row -> !keys.contains(row.key())).toList();
        List<Refused> newerRefused =
                refused.stream().filter(row -> !keys.contains(row.key())).toList();
        List<Skipped> newerSkipped =
                skipped.stream().filter(row -> !keys.contains(row.key())).toList();
        int left = newerRows.size() + newerRefused.size() + newerSkipped.size();
        int dropped = rows.size() + refused.size() + skipped.size() - left;
        return new Mapped(batch, newerRows, newerRefused, newerSkipped, superseded + dropped);
    }

    /** A source row and what it became. */
    public record Row(ObjectNode source, MappedRow target) {

        public String key() {
            return target.key();
        }
    }

    /** A row that a requirement of the mapping keeps back. */
    public record Skipped(ObjectNode source, String key, String reason) {}

    /**
     * @param key the integration key where it could be read, otherwise a text that stands for it
     */
    public record Refused(ObjectNode source, String key, String field, String reason) {}
}
