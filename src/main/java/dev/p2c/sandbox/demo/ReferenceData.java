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
 * is derived on every start. The files are read once.
 */
final class ReferenceData {

    private static final Map<String, UUID> KNOWN =
            Map.of(
                    "organization", SalesSettings.ORGANIZATION,
                    "businessunit", SalesSettings.BUSINESS_UNIT,
                    "user", SalesSettings.USER);

    private static final ReferenceData SALES =
            new ReferenceData(ServiceModel.sales(false), read("sales-reference.json"));

    private static final ReferenceData BARE_SALES =
            new ReferenceData(ServiceModel.sales(false), read("sales-bare.json"));

    private static final ReferenceData COMMON_DATA_SERVICE =
            new ReferenceData(ServiceModel.commonDataService(), read("cds-reference.json"));

    private static final JsonNode OF_FINANCE = read("finance-reference.json");

    private static final ReferenceData FINANCE =
            new ReferenceData(ServiceModel.finance(), OF_FINANCE.get("shared"));

    private static final ReferenceData FINANCE_COMPANY =
            new ReferenceData(ServiceModel.finance(), OF_FINANCE.get("perCompany"));

    private final ServiceModel model;
    private final JsonNode document;

    private ReferenceData(ServiceModel model, JsonNode document) {
        this.model = model;
        this.document = document;
    }

    /** Rows of Sales. */
    static ReferenceData sales() {
        return SALES;
    }

    /** Rows of a Sales that nobody has set up. */
    static ReferenceData bareSales() {
        return BARE_SALES;
    }

    /** Rows of Common Data Service. */
    static ReferenceData commonDataService() {
        return COMMON_DATA_SERVICE;
    }

    /** Rows of Finance that all companies share. */
    static ReferenceData finance() {
        return FINANCE;
    }

    /** Rows of Finance that exist once in each company. */
    static ReferenceData financeCompany() {
        return FINANCE_COMPANY;
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
