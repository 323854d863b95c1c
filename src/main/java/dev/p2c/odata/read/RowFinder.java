package dev.p2c.odata.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.IntegrationKeys;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds rows by the value of one attribute. An active row is preferred to a deactivated one. Ids of
 * found rows are cached; missing rows are looked up each time, since a row may be created at any
 * moment. Thread-safe.
 */
public final class RowFinder {

    private final QueryReader reader;
    private final Dialect dialect;
    private final IdCache shared;
    private final IdCache own;
    private final Optional<PlannedRows> planned;

    /**
     * @param shared keeps ids of rows that cannot be deactivated
     * @param own keeps the other ids, for as long as this finder is used: after a merge, another
     *     row may have a number that a row of an earlier pass had
     * @param planned rows of a plan, which are found as well
     */
    public RowFinder(
            QueryReader reader,
            Dialect dialect,
            IdCache shared,
            IdCache own,
            Optional<PlannedRows> planned) {
        this.reader = reader;
        this.dialect = dialect;
        this.shared = shared;
        this.own = own;
        this.planned = planned;
    }

    /**
     * Ids of rows by value.
     *
     * @param ids one id for each value that any row has: that of an active row where there is one,
     *     and the lowest
     * @param ambiguous all ids of the rows of a value that several rows in the same state have;
     *     rows that cannot be deactivated do not count
     */
    public record Found(Map<JsonNode, String> ids, Map<JsonNode, List<String>> ambiguous) {}

    /**
     * Finds the ids of rows of a type whose key is a single id.
     *
     * @param company whose rows; empty for a type whose rows all companies share
     * @param owned the filter for a company's rows; empty for all rows
     */
    public Found find(
            Model.EntityType type,
            Optional<String> company,
            String attribute,
            Collection<JsonNode> values,
            Optional<String> owned) {
        IdCache ids = dialect.stateColumn(type).isPresent() ? own : shared;
        Map<JsonNode, String> found = new HashMap<>();
        Map<JsonNode, List<String>> ambiguous = new HashMap<>();
        List<JsonNode> unknown = new ArrayList<>();
        for (JsonNode value : values) {
            String folded = IntegrationKeys.fold(value);
            ids.find(type.set(), owned.orElse(""), attribute, folded)
                    .ifPresentOrElse(id -> found.put(value, id), () -> unknown.add(value));
        }
        if (!unknown.isEmpty()) {
            Map<String, List<String>> fresh = read(type, attribute, unknown, owned);
            Map<String, String> certain = new HashMap<>();
            for (JsonNode value : unknown) {
                List<String> hits = fresh.get(IntegrationKeys.fold(value));
                if (hits == null) {
                    continue;
                }
                found.put(value, hits.get(0));
                if (hits.size() > 1) {
                    ambiguous.put(value, hits);
                } else {
                    certain.put(IntegrationKeys.fold(value), hits.get(0));
                }
            }
            ids.remember(type.set(), owned.orElse(""), attribute, certain);
        }
        Found all = new Found(found, ambiguous);
        return planned.map(rows -> rows.with(all, type, company, attribute, values)).orElse(all);
    }

    /**
     * Drops cached ids, so that the rows are looked up again.
     *
     * @param gone ids in lower case
     */
    public void forget(Set<String> gone) {
        shared.forget(gone);
        own.forget(gone);
    }

    /** Reads ids by value, without rows of a higher state than the first. */
    private Map<String, List<String>> read(
            Model.EntityType type,
            String attribute,
            List<JsonNode> values,
            Optional<String> owned) {
        String id = singleKey(type);
        Optional<String> state = dialect.stateColumn(type);
        List<String> select = new ArrayList<>(List.of(id, attribute));
        state.ifPresent(select::add);
        Query query =
                Query.of(type.set()).withSelect(select).withFilter(owned).withOrderBy(List.of(id));
        Map<String, List<ObjectNode>> rows = new HashMap<>();
        KeyMatch match = match(values);
        for (ObjectNode row : reader.readByKeys(type, query, keys(attribute, values))) {
            match.of(List.of(value(type, attribute, row)))
                    .ifPresent(
                            key ->
                                    rows.computeIfAbsent(key.get(0), v -> new ArrayList<>())
                                            .add(row));
        }
        rows.forEach((value, same) -> preferExact(type, attribute, value, same));
        Map<String, List<String>> hits = new HashMap<>();
        rows.forEach((value, same) -> hits.put(value, hits(same, id, state)));
        return hits;
    }

    /** Drops the rows that have the value with other accents where a row has the value itself. */
    private static void preferExact(
            Model.EntityType type, String attribute, String value, List<ObjectNode> rows) {
        boolean hasExact = rows.stream().anyMatch(row -> value(type, attribute, row).equals(value));
        if (hasExact) {
            rows.removeIf(row -> !value(type, attribute, row).equals(value));
        }
    }

    private static List<String> hits(List<ObjectNode> rows, String id, Optional<String> state) {
        if (state.isEmpty()) {
            return List.of(rows.get(0).path(id).asText());
        }
        int lowest = rows.stream().mapToInt(row -> row.path(state.get()).asInt()).min().orElse(0);
        return rows.stream()
                .filter(row -> row.path(state.get()).asInt() == lowest)
                .map(row -> row.path(id).asText())
                .toList();
    }

    /**
     * Finds the rows for each value of a lookup, in order.
     *
     * @param lookup a lookup of the type
     * @param ids ids of the rows that the lookup leads to
     * @param name the column by which the rows are ordered, deactivated rows last
     * @return by id, without the ids to which no row leads
     */
    public Map<String, List<NamedRow>> inOrder(
            Model.EntityType type,
            String lookup,
            Collection<String> ids,
            String name,
            Optional<String> owned) {
        String id = singleKey(type);
        String column = type.column(lookup);
        List<String> order = new ArrayList<>(dialect.stateColumn(type).stream().toList());
        order.add(name);
        Query query =
                Query.of(type.set())
                        .withSelect(List.of(id, column, name))
                        .withFilter(owned)
                        .withOrderBy(order);
        List<JsonNode> values = ids.stream().<JsonNode>map(TextNode::valueOf).toList();
        Map<String, List<NamedRow>> found = new HashMap<>();
        for (ObjectNode row : reader.readByKeys(type, query, keys(lookup, values))) {
            found.computeIfAbsent(row.path(column).asText(), value -> new ArrayList<>())
                    .add(new NamedRow(row.path(id).asText(), row.path(name)));
        }
        return found;
    }

    /**
     * A row that was found by another row.
     *
     * @param name value of the column by which the rows were ordered
     */
    public record NamedRow(String id, JsonNode name) {}

    private static String singleKey(Model.EntityType type) {
        if (type.key().size() != 1) {
            throw new IllegalArgumentException(
                    type.set() + " has no single id, its key is " + type.key());
        }
        return type.key().get(0);
    }

    /**
     * Finds which of the values occur in the attribute of any row.
     *
     * @param base the query for the rows to search
     */
    public Set<JsonNode> existing(
            Model.EntityType type, Query base, String attribute, Collection<JsonNode> values) {
        Query query = base.withSelect(List.of(type.column(attribute))).withOrderBy(type.key());
        Set<String> found = new HashSet<>();
        KeyMatch match = match(values);
        for (ObjectNode row : reader.readByKeys(type, query, keys(attribute, values))) {
            match.of(List.of(value(type, attribute, row))).ifPresent(key -> found.add(key.get(0)));
        }
        Set<JsonNode> all =
                values.stream()
                        .filter(value -> found.contains(IntegrationKeys.fold(value)))
                        .collect(Collectors.toSet());
        return planned.map(rows -> rows.with(all, type, base.company(), attribute, values))
                .orElse(all);
    }

    private static KeyMatch match(Collection<JsonNode> values) {
        KeyMatch match = new KeyMatch();
        values.forEach(value -> match.add(List.of(IntegrationKeys.fold(value))));
        return match;
    }

    private static List<Map<String, JsonNode>> keys(String attribute, Collection<JsonNode> values) {
        return values.stream().map(value -> Map.of(attribute, value)).toList();
    }

    private static String value(Model.EntityType type, String attribute, ObjectNode row) {
        return IntegrationKeys.fold(row.path(type.column(attribute)));
    }
}
