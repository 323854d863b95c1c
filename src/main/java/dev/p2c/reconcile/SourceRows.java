package dev.p2c.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.Mapping;
import dev.p2c.task.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what a task makes of a source row. Thread-safe. */
final class SourceRows {

    private final Plan plan;
    private final ComparedFields fields;

    SourceRows(Plan plan, ComparedFields fields) {
        this.plan = plan;
        this.fields = fields;
    }

    /** What a task makes of a source row. */
    sealed interface Judged permits Skipped, Rejected, Hashed {}

    /** A row that the mapping leaves out. */
    record Skipped(String key) implements Judged {}

    /** A row that the mapping rejects. */
    record Rejected(String key, String reason) implements Judged {}

    /**
     * A row whose values are compared.
     *
     * @param own the source's own key as a text
     * @param names of the compared fields
     * @param header key of the header that the row follows; empty for a row that follows none
     */
    record Hashed(String key, String own, List<String> names, long hash, Optional<String> header)
            implements Judged {}

    Judged judged(String company, ObjectNode row) {
        if (plan.transformer().skip(row).isPresent()) {
            return new Skipped(plan.sourceKeys().text(row));
        }
        try {
            MappedRow mapped = plan.transformer().apply(row, company);
            Map<String, String> ours = fields.ours(mapped);
            List<String> names = fields.names(ours);
            return new Hashed(
                    mapped.key(),
                    Keys.own(plan.sourceKeys(), row),
                    names,
                    fields.hash(names, ours),
                    plan.mapping().source().follows().map(by -> header(by, row)));
        } catch (RejectedRowException e) {
            return new Rejected(
                    plan.sourceKeys().text(row),
                    "the mapping rejects the row: " + e.field() + ": " + e.getMessage());
        }
    }

    private static String header(Mapping.Follows follows, ObjectNode row) {
        return row.path(follows.by()).asText();
    }
}
