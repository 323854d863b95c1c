package dev.p2c.sandbox.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.sales.SalesSettings;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Reads reference rows from a JSON file: an object of entity sets, each a list of rows. Decimals
 * are written as text. Ids are written as names such as {@code uoms/kg}, from which the same UUID
 * is derived on every start.
 */
final class ReferenceData {

    private static final Map<String, UUID> KNOWN =
            Map.of(
                    "organization", SalesSettings.ORGANIZATION,
                    "businessunit", SalesSettings.BUSINESS_UNIT,
                    "user", SalesSettings.USER);

    private final ServiceModel model;
    private final JsonNode document;

    private ReferenceData(ServiceModel model, JsonNode document) {
        this.model = model;
        this.document = document;
    }

    /** Rows of Sales. */
    static ReferenceData sales() {
        return new ReferenceData(ServiceModel.sales(false), read("sales-reference.json"));
    }

    /** Rows of a Sales that nobody has set up. */
    static ReferenceData bareSales() {
        return new ReferenceData(ServiceModel.sales(false), read("sales-bare.json"));
    }

    /** Rows of Common Data Service. */
    static ReferenceData commonDataService() {
        return new ReferenceData(ServiceModel.commonDataService(), read("cds-reference.json"));
    }

    /** Rows of Finance that all companies share. */
    static ReferenceData finance() {
        JsonNode document = read("finance-reference.json");
        return new ReferenceData(ServiceModel.finance(), document.get("shared"));
    }

    /** Rows of Finance that exist once in each company. */
    static ReferenceData financeCompany() {
        JsonNode document = read("finance-reference.json");
        return new ReferenceData(ServiceModel.finance(), document.get("perCompany"));
    }

    private static JsonNode read(String name) {
        return DemoResource.read(name, new TypeReference<>() {});
    }

    /** Id of a reference row on Dataverse by name, such as {@code pricelevels/Standard}. */
    static UUID id(String name) {
        UUID known = KNOWN.get(name);
        return known != null
                ? known
                : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Calls the action with entity set and values of each row, in the order of the file. */
    void forEach(BiConsumer<String, Map<String, Object>> action) {
        for (Map.Entry<String, JsonNode> set : document.properties()) {
            EntityModel entity = model.set(set.getKey());
            for (JsonNode row : set.getValue()) {
                action.accept(set.getKey(), values(entity, row));
            }
        }
    }

    private static Map<String, Object> values(EntityModel entity, JsonNode row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            Column column = entity.at(entity.index(field.getKey()));
            values.put(column.name(), value(column, field.getValue()));
        }
        return values;
    }

    private static Object value(Column column, JsonNode node) {
        return switch (column.type()) {
            case GUID -> id(node.textValue());
            case DECIMAL, DOUBLE -> new BigDecimal(node.asText());
            case INT32 -> node.intValue();
            case INT64 -> node.longValue();
            case BOOLEAN -> node.booleanValue();
            case DATE_TIME -> Instant.parse(node.textValue());
            case DATE -> LocalDate.parse(node.textValue());
            case STRING, BINARY, ENUM -> node.textValue();
        };
    }
}
