package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.odata.ODataError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers {@code EntityDefinitions(LogicalName='account')/Attributes} with the columns of a table
 * and whether they are valid for create and update (Web API, query schema definitions). Other
 * queries of definitions are refused.
 */
final class TableDefinitions {

    private static final String SET = "EntityDefinitions";
    private static final Pattern ATTRIBUTES =
            Pattern.compile(SET + "\\(LogicalName=(?:'|%27)(\\w+)(?:'|%27)\\)/Attributes");
    private static final Map<String, Function<Column, Object>> PROPERTIES =
            new TreeMap<>(
                    Map.of(
                            "LogicalName",
                            TableDefinitions::logicalName,
                            "AttributeType",
                            Column::attributeType,
                            "IsValidForCreate",
                            column -> !column.readOnly(),
                            "IsValidForUpdate",
                            column -> !column.readOnly() && column.validForUpdate()));

    private final SalesTables tables;

    TableDefinitions(SalesTables tables) {
        this.tables = tables;
    }

    static boolean areAsked(ODataCall call) {
        return call.entity().equals(SET);
    }

    ODataAnswer answer(ODataCall call) {
        QueryOptions options = new QueryOptions(call.query());
        Matcher path = ATTRIBUTES.matcher(call.path());
        boolean known = path.matches() && options.without("$select").isEmpty();
        if (!"GET".equals(call.method()) || !known) {
            throw new ODataError(
                    501, "0x80060888", "The stand-in has only the Attributes of one table.");
        }
        String set = tables.setOf(path.group(1));
        if (set == null) {
            throw WebApiErrors.noTable(path.group(1));
        }
        List<String> selected =
                options.has("$select")
                        ? Arrays.asList(options.get("$select").split(","))
                        : List.copyOf(PROPERTIES.keySet());
        ObjectNode body = SalesJson.empty();
        body.put(
                "@odata.context",
                call.root()
                        + "$metadata#EntityDefinitions('"
                        + path.group(1)
                        + "')/Attributes("
                        + String.join(",", selected)
                        + ")");
        ArrayNode rows = body.putArray("value");
        EntityModel entity = tables.table(set).model();
        entity.columns().forEach(column -> row(entity, column, selected, rows.addObject()));
        return SalesJson.answer(200, body);
    }

    private static void row(
            EntityModel entity, Column column, List<String> selected, ObjectNode row) {
        for (String name : selected) {
            Function<Column, Object> property = PROPERTIES.get(name);
            if (property == null) {
                throw WebApiErrors.noProperty(name);
            }
            row.putPOJO(name, property.apply(column));
        }
        String id = entity.name() + "." + column.name();
        row.put(
                "MetadataId",
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** A lookup's name without the form {@code _x_value} of its property. */
    private static String logicalName(Column column) {
        return column.lookup() == null ? column.name() : column.lookup().column();
    }
}
