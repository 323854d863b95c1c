package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.MappedRow.ParentRow;
import dev.p2c.task.batch.BoundRow.LeftOut;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.Missing;
import dev.p2c.task.plan.Plan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether the target has the rows that other rows name by a plain number, as a line names its
 * header. Reads the data rather than the words of a refusal, which differ by language and version.
 * A batch without refused or parked rows costs no query, any other batch one query per column, as
 * does a batch with new rows in a pass over all rows. Not thread-safe.
 */
final class Parents {

    private final Plan plan;
    private final String company;
    private final Map<Missing.EntityColumn, Set<JsonNode>> found = new HashMap<>();

    Parents(Plan plan, String company) {
        this.plan = plan;
        this.company = company;
    }

    /** Reads which parents of these rows exist. */
    void read(List<Mapped.Accepted> rows) {
        Map<Missing.EntityColumn, Set<JsonNode>> asked = new LinkedHashMap<>();
        for (Mapped.Accepted row : rows) {
            for (ParentRow parent : row.target().parents()) {
                asked.computeIfAbsent(column(parent), c -> new LinkedHashSet<>())
                        .add(parent.value());
            }
        }
        asked.forEach(
                (column, values) ->
                        found.computeIfAbsent(column, c -> new HashSet<>())
                                .addAll(
                                        plan.target()
                                                .existing(
                                                        column.entity(),
                                                        company,
                                                        column.attribute(),
                                                        values)));
    }

    /** Reads the parents that rows may be sent without, as this is decided before sending. */
    void readOptional(List<Mapped.Accepted> rows) {
        read(rows.stream().filter(Parents::mayGoWithoutOne).toList());
    }

    private static boolean mayGoWithoutOne(Mapped.Accepted row) {
        return row.target().parents().stream().anyMatch(ParentRow::later);
    }

    /**
     * The first parent that the row cannot do without and that does not exist. Only for rows whose
     * parents were read.
     */
    Optional<LeftOut> missing(Mapped.Accepted row) {
        return row.target().parents().stream()
                .filter(parent -> !parent.later() && !exists(parent))
                .findFirst()
                .map(Parents::left);
    }

    /** Fields that the row can do without until the parents they name exist. */
    List<LeftOut> leftOut(Mapped.Accepted row) {
        return row.target().parents().stream()
                .filter(parent -> parent.later() && !exists(parent))
                .map(Parents::left)
                .toList();
    }

    private boolean exists(ParentRow parent) {
        return found.get(column(parent)).contains(parent.value());
    }

    private static LeftOut left(ParentRow parent) {
        String waitsFor = new Missing(column(parent), parent.value().asText()).toString();
        return new LeftOut(parent.field(), waitsFor);
    }

    private static Missing.EntityColumn column(ParentRow parent) {
        return new Missing.EntityColumn(parent.parent().entity(), parent.parent().attribute());
    }
}
