package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.MappedRow.ParentRow;
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
import java.util.function.Consumer;

/**
 * Whether the rows that others name by a plain number are in the target. Asked only for rows that
 * were refused or wait already, one question for each column: a good batch costs nothing. Asked of
 * the data, since the words of a refusal differ by language and version.
 */
final class Parents {

    private final Plan plan;
    private final String company;
    private final Map<Missing.Column, Set<JsonNode>> there = new HashMap<>();

    Parents(Plan plan, String company) {
        this.plan = plan;
        this.company = company;
    }

    void ask(List<Mapped.Row> rows) {
        Map<Missing.Column, Set<JsonNode>> asked = new LinkedHashMap<>();
        for (Mapped.Row row : rows) {
            for (ParentRow parent : row.target().parents()) {
                asked.computeIfAbsent(column(parent), c -> new LinkedHashSet<>())
                        .add(parent.value());
            }
        }
        asked.forEach(
                (column, values) ->
                        there.computeIfAbsent(column, c -> new HashSet<>())
                                .addAll(
                                        plan.target()
                                                .existing(
                                                        column.entity(),
                                                        company,
                                                        column.attribute(),
                                                        values)));
    }

    /**
     * The first row that this one names, cannot do without, and that is not there. Only for rows
     * asked about.
     */
    Optional<ParentRow> missing(Mapped.Row row) {
        return row.target().parents().stream()
                .filter(parent -> !parent.later() && !isThere(parent))
                .findFirst();
    }

    /** Rows that name what can come later have to be asked about before they are sent. */
    void askForLater(List<Mapped.Row> rows) {
        ask(
                rows.stream()
                        .filter(row -> row.target().parents().stream().anyMatch(ParentRow::later))
                        .toList());
    }

    /** Leaves out of the body what names a row that is not there yet and can come later. */
    void leaveOut(Mapped.Row row, ObjectNode body, Consumer<ParentRow> later) {
        for (ParentRow parent : row.target().parents()) {
            if (parent.later() && !isThere(parent)) {
                body.remove(parent.field());
                later.accept(parent);
            }
        }
    }

    private boolean isThere(ParentRow parent) {
        return there.get(column(parent)).contains(parent.value());
    }

    static String waitsFor(ParentRow parent) {
        return new Missing(column(parent), parent.value().asText()).toString();
    }

    private static Missing.Column column(ParentRow parent) {
        return new Missing.Column(parent.parent().entity(), parent.parent().attribute());
    }
}
