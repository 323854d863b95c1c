package dev.p2c.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.KeyText;
import dev.p2c.odata.model.Query;
import dev.p2c.task.plan.Plan;
import dev.p2c.text.KeyForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the source rows of an integration key that a person typed. */
final class SourceSearch {

    private static final int PAGE = 1000;

    private final Plan plan;
    private final String key;

    SourceSearch(Plan plan, String key) {
        this.plan = plan;
        this.key = key;
    }

    /** Whether a key of the task has as many parts as the text. */
    boolean hasKeyForm() {
        int parts = parts();
        return key.startsWith("?") || parts == 1 || KeyText.parts(key).size() == parts;
    }

    int parts() {
        return plan.mapping().sourceColumns().keyPaths().size();
    }

    /** Whether each row of the source belongs to one company. */
    boolean isDivided() {
        return plan.source().isDivided(plan.mapping().source().entity());
    }

    /** The source columns behind the key; empty where a row that the key names does not exist. */
    Optional<Map<String, JsonNode>> columns(Optional<String> company) {
        Optional<Map<String, JsonNode>> own = plan.sourceKeys().ofFallback(key);
        return own.isPresent() ? own : plan.sourceKeys().find(key, company);
    }

    /** The rows that a pass reads for a company. */
    List<ObjectNode> inPass(String company) {
        return read(query(company), Optional.of(company));
    }

    /** The company's rows, also those that the filter leaves out. */
    List<ObjectNode> ofCompany(String company) {
        return read(query(company).withFilter(Optional.empty()), Optional.of(company));
    }

    /** The rows of any company. */
    List<ObjectNode> anywhere(String oneCompany) {
        Query all = query(oneCompany).withFilter(Optional.empty()).withCompany(Optional.empty());
        return read(all, Optional.empty());
    }

    private Query query(String company) {
        return plan.queries().named(company, PAGE);
    }

    private List<ObjectNode> read(Query query, Optional<String> company) {
        List<ObjectNode> rows =
                columns(company)
                        .map(columns -> plan.source().readByKeys(query, spellings(columns)))
                        .orElse(List.of());
        List<ObjectNode> exact = rows.stream().filter(this::hasKey).toList();
        return exact.isEmpty() ? rows : exact;
    }

    private boolean hasKey(ObjectNode row) {
        return KeyForm.of(plan.sourceKeys().text(row)).equals(KeyForm.of(key));
    }

    private List<Map<String, JsonNode>> spellings(Map<String, JsonNode> columns) {
        return key.startsWith("?") ? List.of(columns) : plan.sourceKeys().spellings(columns);
    }
}
