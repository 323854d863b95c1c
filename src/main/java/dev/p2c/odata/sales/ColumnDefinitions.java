package dev.p2c.odata.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.dialect.ColumnLimits;
import dev.p2c.odata.model.Model;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Lengths and decimals of columns, which {@code $metadata} does not tell. A property of one type of
 * column can be selected only with a cast to that type (Query table definitions using the Web API,
 * "Retrieving attributes").
 */
final class ColumnDefinitions {

    private static final String COLUMN = "LogicalName";
    private static final String LENGTH = "MaxLength";
    private static final String DECIMALS = "Precision";

    /** Where the decimals of money come from; 0 is the column itself. */
    private static final String SOURCE = "PrecisionSource";

    private final String table;
    private final Function<String, JsonNode> get;

    private ColumnDefinitions(String table, Function<String, JsonNode> get) {
        this.table = table;
        this.get = get;
    }

    static ColumnLimits read(Model.EntityType type, Function<String, JsonNode> get) {
        String table = type.name().substring(type.name().lastIndexOf('.') + 1);
        ColumnDefinitions definitions = new ColumnDefinitions(table, get);
        Map<String, Integer> lengths = new HashMap<>();
        definitions.add("String", LENGTH, lengths);
        definitions.add("Memo", LENGTH, lengths);
        Map<String, Integer> decimals = new HashMap<>();
        definitions.add("Decimal", DECIMALS, decimals);
        definitions.add("Double", DECIMALS, decimals);
        definitions.add("Money", DECIMALS + "," + SOURCE, decimals);
        return new ColumnLimits(lengths, decimals);
    }

    /** Money whose decimals are the organization's or the currency's has no limit of its own. */
    private void add(String kind, String properties, Map<String, Integer> limits) {
        String limit = properties.split(",")[0];
        String address =
                "EntityDefinitions(LogicalName='%s')/Attributes/Microsoft.Dynamics.CRM.%sAttributeMetadata?$select=%s,%s"
                        .formatted(table, kind, COLUMN, properties);
        for (JsonNode column : get.apply(address).path("value")) {
            int most = column.path(limit).asInt(-1);
            boolean isOwn = column.path(SOURCE).asInt(0) == 0;
            if (isOwn && (most > 0 || most == 0 && limit.equals(DECIMALS))) {
                limits.put(column.path(COLUMN).asText(), most);
            }
        }
    }
}
