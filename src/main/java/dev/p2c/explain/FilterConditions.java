package dev.p2c.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FilterTerms;
import dev.p2c.mapping.Place;
import dev.p2c.odata.model.Query;
import dev.p2c.task.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which conditions of a task's filter a row does not meet. The source itself is asked, one
 * condition at a time, so that the answer is that of a pass whatever the condition holds.
 */
final class FilterConditions {

    private final Plan plan;

    FilterConditions(Plan plan) {
        this.plan = plan;
    }

    /** A sentence for each condition that the row does not meet or that cannot be asked for. */
    List<String> unmet(ObjectNode row) {
        List<String> sentences = new ArrayList<>();
        for (String condition :
                plan.mapping().source().filter().map(FilterTerms::conditions).orElse(List.of())) {
            try {
                if (read(row, List.of(), List.of(), Optional.of(condition)).isEmpty()) {
                    sentences.add(condition + values(row, condition) + place());
                }
            } catch (ConfigurationException | RejectedRowException e) {
                sentences.add(
                        "%s cannot be evaluated for the row: %s%s"
                                .formatted(condition, e.getMessage(), place()));
            }
        }
        return sentences;
    }

    /** {@code , the row has msdynce_isactivecustomer false}. */
    private String values(ObjectNode row, String condition) {
        Set<String> names = new LinkedHashSet<>();
        FilterTerms.of(condition).forEach(term -> names.add(term.column()));
        List<FieldPath> paths = names.stream().map(FieldPath::parse).toList();
        if (paths.isEmpty()) {
            return "";
        }
        List<String> select =
                paths.stream().filter(path -> !path.isLookup()).map(FieldPath::column).toList();
        return read(row, select, FieldPath.expand(paths), Optional.empty()).stream()
                .findFirst()
                .map(
                        found ->
                                paths.stream()
                                        .map(path -> path.text() + " " + path.of(found))
                                        .collect(Collectors.joining(", ", "; the row has ", "")))
                .orElse("");
    }

    private String place() {
        return plan.mapping()
                .source()
                .filterPlace()
                .map(Place::toString)
                .map(p -> " (" + p + ")")
                .orElse("");
    }

    private List<ObjectNode> read(
            ObjectNode row, List<String> select, List<String> expand, Optional<String> filter) {
        Set<String> columns = new LinkedHashSet<>(plan.sourceType().key());
        columns.addAll(select);
        Query query =
                Query.of(plan.mapping().source().entity())
                        .withSelect(columns)
                        .withExpand(expand)
                        .withFilter(filter);
        return plan.source().readByKeys(query, List.of(plan.sourceKeys().own(row)));
    }
}
