package dev.p2c.check.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.check.RowScan;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prefixes of the numbers that Sales gives: those of quotes and orders are settings of the
 * organization (Auto-numbering), those of accounts and contacts rows of the solution's table.
 */
final class SalesPrefixes {

    private static final String ORGANIZATIONS = "organizations";
    private static final String NUMBERS = "msdynce_p2cautonumbers";
    private static final Map<String, String> COLUMNS =
            Map.of("quotes", "quoteprefix", "salesorders", "orderprefix");
    private static final Map<String, String> ENTITIES =
            Map.of("accounts", "account", "contacts", "contact");

    private final Connection sales;

    SalesPrefixes(Connection sales) {
        this.sales = sales;
    }

    /** The prefix of the numbers of an entity set; empty where Sales does not tell. */
    Optional<String> of(String set) {
        Optional<String> prefix =
                COLUMNS.containsKey(set)
                        ? first(ORGANIZATIONS, COLUMNS.get(set), "", "")
                        : first(
                                NUMBERS,
                                "msdynce_prefix",
                                "msdynce_entityname",
                                ENTITIES.getOrDefault(set, ""));
        return prefix.filter(text -> !text.isBlank());
    }

    private Optional<String> first(String set, String column, String key, String value) {
        Optional<EntityType> type = sales.model().entity(set);
        if (type.filter(t -> t.properties().containsKey(column)).isEmpty()) {
            return Optional.empty();
        }
        List<ObjectNode> rows = new ArrayList<>();
        List<String> select = key.isEmpty() ? List.of(column) : List.of(column, key);
        RowScan.each(sales, Query.of(set).withSelect(select), 100, rows::add);
        return rows.stream()
                .filter(row -> key.isEmpty() || row.path(key).asText().equals(value))
                .map(row -> row.path(column).asText(""))
                .findFirst();
    }
}
