package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.MappedRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A batch after the mapping. Immutable.
 *
 * @param rows rows that can be written
 * @param refused rows that the mapping rejects
 * @param skipped rows that do not meet a requirement of the mapping
 * @param superseded number of rows dropped because this or a later batch has a newer version
 * @param doubtful keys that several rows of the batch have: different source rows, or one row that
 *     changed while it was read
 */
public record Mapped(
        Batch batch,
        List<Accepted> rows,
        List<Refused> refused,
        List<Skipped> skipped,
        int superseded,
        Set<String> doubtful) {

    /** A batch of which nothing is written, because the mapping failed. */
    public static Mapped nothing(Batch batch) {
        return new Mapped(batch, List.of(), List.of(), List.of(), 0, Set.of());
    }

    /** Drops the rows of these keys, of which a newer version is stored already. */
    public Mapped without(Set<String> keys) {
        if (keys.isEmpty()) {
            return this;
        }
        List<Accepted> newerRows = rows.stream().filter(row -> !keys.contains(row.key())).toList();
        List<Refused> newerRefused =
                refused.stream().filter(row -> !keys.contains(row.key())).toList();
        List<Skipped> newerSkipped =
                skipped.stream().filter(row -> !keys.contains(row.key())).toList();
        int left = newerRows.size() + newerRefused.size() + newerSkipped.size();
        int dropped = rows.size() + refused.size() + skipped.size() - left;
        return new Mapped(
                batch, newerRows, newerRefused, newerSkipped, superseded + dropped, doubtful);
    }

    /**
     * A copy with other rows to write.
     *
     * @param dropped number of rows of which this or another batch has a newer version
     */
    public Mapped with(List<Accepted> toWrite, List<Refused> toRefuse, int dropped) {
        return new Mapped(batch, toWrite, toRefuse, skipped, superseded + dropped, doubtful);
    }

    /** Number of source rows of which this is made. */
    public int read() {
        return rows.size() + refused.size() + skipped.size() + superseded;
    }

    /** All rows in two parts of about the same size, in the same order; at least two rows. */
    public List<Mapped> halves() {
        List<Result> all = Stream.of(rows, refused, skipped).<Result>flatMap(List::stream).toList();
        int half = all.size() / 2;
        return List.of(
                only(all.subList(0, half), superseded), only(all.subList(half, all.size()), 0));
    }

    private Mapped only(List<Result> part, int supersededRows) {
        return new Mapped(
                batch,
                only(part, Accepted.class),
                only(part, Refused.class),
                only(part, Skipped.class),
                supersededRows,
                doubtful);
    }

    private static <T extends Result> List<T> only(List<Result> all, Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What the mapping makes of one source row. */
    public sealed interface Result {

        ObjectNode source();

        String key();
    }

    /** A source row and the mapped row made of it. */
    public record Accepted(ObjectNode source, MappedRow target) implements Result {

        @Override
        public String key() {
            return target.key();
        }
    }

    /**
     * A row that does not meet a requirement of the mapping.
     *
     * @param listed whether the row is listed among the failures
     */
    public record Skipped(ObjectNode source, String key, String reason, boolean listed)
            implements Result {

        /** A row that the target lacks, of a task that creates none. */
        public static Skipped notInTarget(Accepted row, String target) {
            String reason = target + " has no such row, and the task creates none";
            return new Skipped(row.source(), row.key(), reason, false);
        }
    }

    /**
     * A row that the mapping rejects.
     *
     * @param key the integration key, or a text that stands for a key that cannot be read
     * @param field the target field at fault
     */
    public record Refused(ObjectNode source, String key, String field, String reason)
            implements Result {}
}
