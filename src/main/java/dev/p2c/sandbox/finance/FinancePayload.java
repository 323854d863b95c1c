package dev.p2c.sandbox.finance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.ColumnType;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.odata.IllegalValueException;
import dev.p2c.sandbox.odata.ValueReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the body of a write. Property names are case-sensitive and values strictly typed: {@code
 * true} is not a {@code NoYes}, a number in quotes is not a number. Annotations and read-only
 * columns are ignored.
 */
final class FinancePayload {

    /**
     * The database keeps no more decimals of any number (Finance, "Extending decimal point
     * precision for selected data types").
     */
    private static final int DECIMALS = 6;

    private static final ObjectReader JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .reader();

    private final ServiceModel model;

    FinancePayload(ServiceModel model) {
        this.model = model;
    }

    /**
     * @return stored values by column name; null empties the column
     * @throws FinanceException if the body does not describe a row of the entity
     */
    Map<String, Object> read(EntityModel entity, byte[] body) {
        JsonNode object = object(body);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String name = property.getKey();
            if (name.indexOf('@') >= 0) {
                continue;
            }
            Column column = entity.column(name);
            if (column == null) {
                throw FinanceException.malformed();
            }
            Object value = value(column, property.getValue());
            if (!column.readOnly()) {
                values.put(name, value);
            }
        }
        return values;
    }

    private static JsonNode object(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException notJson) {
            // The service reports every malformed body the same way, without a reason.
        }
        throw FinanceException.malformed();
    }

    /** X++ strings have no blanks at their end; other white space stays. */
    private static String withoutTrailingBlanks(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private Object value(Column column, JsonNode json) {
        try {
            Object value = ValueReader.parse(column, json);
            if (value instanceof String text && column.type() == ColumnType.STRING) {
                return withoutTrailingBlanks(text);
            }
            if (value instanceof BigDecimal number && number.scale() > DECIMALS) {
                return number.setScale(DECIMALS, RoundingMode.HALF_UP);
            }
            return column.type() == ColumnType.ENUM && value != null
                    ? member(column, value)
                    : value;
        } catch (IllegalValueException e) {
            throw FinanceException.malformed();
        }
    }

    private Object member(Column column, Object value) {
        return model.enums().get(column.enumName()).stream()
                .map(ServiceModel.EnumMember::name)
                .filter(name -> name.equalsIgnoreCase(value.toString()))
                .findFirst()
                .orElseThrow(FinanceException::malformed);
    }
}
