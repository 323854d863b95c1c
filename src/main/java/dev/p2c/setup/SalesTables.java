package dev.p2c.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.Definitions;
import dev.p2c.setup.SolutionParts.KeyPart;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the tables of Sales have at present; each definition is read once. Not thread-safe. */
final class SalesTables {

    private static final String CAST = "/Microsoft.Dynamics.CRM.";

    private final Definitions sales;
    private final Map<String, Map<String, String>> types = new HashMap<>();
    private final Map<String, Set<Integer>> values = new HashMap<>();

    SalesTables(Definitions sales) {
        this.sales = sales;
    }

    /** The type of a column; empty where the table has no such column. */
    String type(String table, String column) {
        return types.computeIfAbsent(table, this::readTypes).getOrDefault(column, "");
    }

    private Map<String, String> readTypes(String table) {
        Map<String, String> found = new HashMap<>();
        sales.get(Steps.address(table) + "/Attributes?$select=LogicalName,AttributeType")
                .path("value")
                .forEach(
                        column ->
                                found.put(
                                        column.path("LogicalName").asText(),
                                        column.path("AttributeType").asText()));
        return found;
    }

    /** The published values of a choice or status reason. */
    Set<Integer> options(String table, String column) {
        return values.computeIfAbsent(table + "." + column, key -> readOptions(table, column));
    }

    private Set<Integer> readOptions(String table, String column) {
        Set<Integer> found = new TreeSet<>();
        String address =
                column(table, column)
                        + CAST
                        + type(table, column)
                        + "AttributeMetadata?$select=LogicalName&$expand=OptionSet";
        sales.get(address)
                .path("OptionSet")
                .path("Options")
                .forEach(option -> found.add(option.path("Value").asInt()));
        return found;
    }

    /** The published pattern by which a column of text is numbered; empty for none. */
    String numbering(String table, String column) {
        JsonNode text =
                sales.get(
                        column(table, column)
                                + CAST
                                + "StringAttributeMetadata?$select=LogicalName,AutoNumberFormat");
        return text.path("AutoNumberFormat").asText("").replace("null", "");
    }

    private static String column(String table, String column) {
        return Steps.address(table) + "/Attributes(LogicalName='" + column + "')";
    }

    /** {@code EntityKeyIndexStatus} of a key of these columns; empty where there is none. */
    String keyStatus(KeyPart part) {
        JsonNode keys =
                sales.get(
                        Steps.address(part.table())
                                + "/Keys?$select=LogicalName,KeyAttributes,EntityKeyIndexStatus");
        for (JsonNode key : keys.path("value")) {
            Set<String> columns = new TreeSet<>();
            key.path("KeyAttributes").forEach(column -> columns.add(column.asText()));
            if (columns.equals(new TreeSet<>(part.columns()))) {
                return key.path("EntityKeyIndexStatus").asText();
            }
        }
        return "";
    }
}
