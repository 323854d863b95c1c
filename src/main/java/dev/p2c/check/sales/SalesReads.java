package dev.p2c.check.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads of small tables of Sales. */
final class SalesReads {

    private SalesReads() {}

    /**
     * All rows of a small table.
     *
     * @param filter empty for all rows
     */
    static List<ObjectNode> rows(Connection sales, String set, String filter, String... columns) {
        Query query =
                Query.of(set)
                        .withSelect(List.of(columns))
                        .withFilter(Optional.of(filter).filter(text -> !text.isEmpty()));
        List<ObjectNode> rows = new ArrayList<>();
        sales.read(query).forEachRemaining(page -> rows.addAll(page.rows()));
        return rows;
    }

    /** The row of the organization. */
    static JsonNode organization(Connection sales, String... columns) {
        return rows(sales, "organizations", "", columns).get(0);
    }

    /** Names of the security roles of a user or team. */
    static List<String> roles(Connection sales, String set, String id, String association) {
        List<String> names = new ArrayList<>();
        sales.definitions()
                .get("%s(%s)/%s?$select=name".formatted(set, id, association))
                .path("value")
                .forEach(role -> names.add(role.path("name").asText()));
        return names;
    }
}
