package dev.p2c.odata.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Columns that a new row needs ({@code RequiredLevel} in the table's definition), without those
 * that Sales fills by itself.
 */
final class RequiredColumns {

    private static final Set<String> FILLED = Set.of("ownerid", "statecode", "statuscode");
    private static final Set<String> LEVELS = Set.of("ApplicationRequired", "SystemRequired");

    private RequiredColumns() {}

    static List<String> read(Model.EntityType type, Function<String, JsonNode> get) {
        String table = type.name().substring(type.name().lastIndexOf('.') + 1);
        String address =
                "EntityDefinitions(LogicalName='%s')/Attributes?$select=LogicalName,RequiredLevel,IsValidForCreate"
                        .formatted(table);
        List<String> required = new ArrayList<>();
        for (JsonNode column : get.apply(address).path("value")) {
            String name = column.path("LogicalName").asText();
            if (LEVELS.contains(column.path("RequiredLevel").path("Value").asText())
                    && column.path("IsValidForCreate").asBoolean(true)
                    && !FILLED.contains(name)
                    && !type.key().contains(name)) {
                required.add(name);
            }
        }
        return required;
    }
}
