package dev.p2c.task.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.KeyText;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.model.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the source row of an integration key, or says why a pass would not read one. */
public final class RowSearch {

    private static final int FEW = 10;

    private final Plan plan;

    public RowSearch(Plan plan) {
        this.plan = plan;
    }

    /** What was found. */
    public sealed interface Answer {}

    /**
     * The row, with all columns that the mapping uses.
     *
     * @param company whose row it is
     */
    public record Found(ObjectNode row, String company) implements Answer {}

    /** No row. */
    public record Absent(String reason) implements Answer {}

    /**
     * Looks for the row in the companies.
     *
     * @param wanted companies in which the row may be
     * @param all companies that take part
     */
    public Answer find(String key, List<String> wanted, List<String> all) {
        Mapping.Target target = plan.mapping().target();
        List<String> parts = target.key().stream().filter(f -> !target.isCompany(f)).toList();
        if (parts.size() > 1 && KeyText.parts(key).size() != parts.size()) {
            return new Absent(
                    "a key of this task has %d parts: %s"
                            .formatted(parts.size(), String.join("|", parts)));
        }
        for (String company : wanted) {
            List<ObjectNode> rows = rows(key, company, true);
            if (rows.size() > 1) {
                return new Absent(
                        "%d rows of %s in company %s have this key; a pass writes none of them"
                                .formatted(rows.size(), entity(), company));
            }
            if (!rows.isEmpty()) {
                return new Found(rows.get(0), company);
            }
        }
        for (String company : wanted) {
            if (!rows(key, company, false).isEmpty()) {
                return new Absent(filtered());
            }
        }
        for (String company : all) {
            if (!wanted.contains(company) && !rows(key, company, false).isEmpty()) {
                return new Absent("the row with this key is one of company " + company);
            }
        }
        return new Absent(
                "%s has no row of %s with this key in %s"
                        .formatted(
                                plan.source().name(),
                                entity(),
                                all.size() == 1
                                        ? "company " + all.get(0)
                                        : "the companies " + all));
    }

    private String entity() {
        return plan.mapping().source().entity();
    }

    private String filtered() {
        return "the filter in %s does not let the row through: %s"
                .formatted(
                        plan.mapping().source().filterPlace().map(Object::toString).orElse(""),
                        plan.mapping().source().filter().orElse(""));
    }

    private List<ObjectNode> rows(String key, String company, boolean filtered) {
        Optional<Map<String, JsonNode>> columns = plan.sourceKeys().find(key, company);
        Query rows = plan.queries().rows(company, FEW);
        Query query = filtered ? rows : rows.withFilter(Optional.empty());
        return plan.source().readByKeys(query, columns.map(List::of).orElse(List.of()));
    }
}
