package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.ColumnType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Converts JSON values to store values, as strictly as the services do: a number in quotes is
 * refused.
 */
public final class ValueReader {

    private static final Pattern GUID =
            Pattern.compile("\\{?(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})}?");

    /** Finance stores a date as noon UTC, so that no time zone changes the day. */
    private static final LocalTime NOON = LocalTime.of(12, 0);

    private ValueReader() {}

    /**
     * Converts a value; null for a JSON null. The caller checks lengths, ranges and members of
     * enums that are not listed in the column.
     *
     * @throws IllegalValueException if the value is of another type
     */
    public static Object parse(Column column, JsonNode value) throws IllegalValueException {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return null;
        }
        try {
            Object parsed = convert(column, value);
            if (parsed != null) {
                return parsed;
            }
        } catch (DateTimeException | ArithmeticException ignored) {
            // The value is reported below.
        }
        throw new IllegalValueException(
                "Cannot convert the literal '"
                        + value.asText(value.toString())
                        + "' to the expected type '"
                        + typeName(column)
                        + "'.");
    }

    private static Object convert(Column column, JsonNode value) {
        return switch (column.type()) {
            case STRING, BINARY -> value.textValue();
            case GUID -> guid(value.textValue());
            case INT32 -> value.isIntegralNumber() ? value.decimalValue().intValueExact() : null;
            case INT64 -> value.isIntegralNumber() ? value.decimalValue().longValueExact() : null;
            case DECIMAL, DOUBLE -> value.isNumber() ? number(value) : null;
            case BOOLEAN -> value.isBoolean() ? value.booleanValue() : null;
            case DATE -> value.isTextual() ? LocalDate.parse(value.textValue()) : null;
            case DATE_TIME -> value.isTextual() ? instant(column, value.textValue()) : null;
            case ENUM -> member(column, value.textValue());
        };
    }

    private static BigDecimal number(JsonNode value) {
        return value.decimalValue();
    }

    private static UUID guid(String text) {
        var matcher = GUID.matcher(text == null ? "" : text);
        return matcher.matches() ? UUID.fromString(matcher.group(1)) : null;
    }

    private static Instant instant(Column column, String text) {
        Instant instant;
        if (text.length() == 10) {
            boolean day = "Date".equals(column.axType());
            instant =
                    LocalDate.parse(text)
                            .atTime(day ? NOON : LocalTime.MIDNIGHT)
                            .toInstant(ZoneOffset.UTC);
        } else if (text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > 10) {
            instant = OffsetDateTime.parse(text).toInstant();
        } else if (column.axType().isEmpty()) {
            // A value of type Edm.DateTimeOffset has an offset (OData ABNF, dateTimeOffsetValue).
            throw new DateTimeParseException("no offset", text, text.length());
        } else {
            instant = Instant.parse(text + "Z");
        }
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String member(Column column, String text) {
        if (text == null || column.options().isEmpty()) {
            return text;
        }
        return column.options().values().stream()
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .orElse(null);
    }

    private static String typeName(Column column) {
        return column.type() == ColumnType.ENUM
                ? "Microsoft.Dynamics.DataEntities." + column.enumName()
                : column.type().edmName();
    }
}
