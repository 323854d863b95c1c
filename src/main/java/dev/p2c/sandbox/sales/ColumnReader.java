package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.ColumnType;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.odata.ODataError;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the definition of a new column (Create and update column definitions using the Web API;
 * {@code StringAttributeMetadata} and the other derived types).
 */
final class ColumnReader {

    private static final Pattern SCHEMA_NAME = Pattern.compile("[a-z][a-z0-9]{1,7}_\\w+");
    private static final Pattern FORMAT =
            Pattern.compile(
                    "[^{}]*(?:\\{(?:SEQNUM:\\d+|RANDSTRING:[1-6]|DATETIMEUTC:[^{}]+)}[^{}]*)*");
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_MEMO = 1_048_576;
    private static final int LARGEST_PRECISION = 4;

    private ColumnReader() {}

    /**
     * @throws ODataError 400 for a definition that the service refuses
     */
    static Column read(EntityModel entity, ObjectNode body) {
        ColumnTypes type = ColumnTypes.named(body.path("@odata.type").asText());
        if (type == null) {
            throw refused(
                    "A column definition needs the @odata.type of a column that can be created this"
                            + " way; lookups are created with their relationship.");
        }
        String schema = body.path("SchemaName").asText();
        if (!SCHEMA_NAME.matcher(schema).matches()) {
            throw refused(
                    "The SchemaName '%s' has no customization prefix such as new_."
                            .formatted(schema));
        }
        String name = schema.toLowerCase(Locale.ROOT);
        if (entity.column(name) != null) {
            throw new ODataError(
                    400,
                    "0x80047013",
                    "An attribute with the specified name "
                            + name
                            + " already exists for entity "
                            + entity.name());
        }
        return column(entity.positions(), name, type, body);
    }

    private static Column column(int index, String name, ColumnTypes type, ObjectNode body) {
        boolean day =
                "DateOnly".equals(body.path("DateTimeBehavior").path("Value").asText())
                        || body.path("DateTimeBehavior").isMissingNode()
                                && "DateOnly".equals(body.path("Format").asText());
        ColumnType kept = type == ColumnTypes.DATE_TIME && day ? ColumnType.DATE : type.kept();
        return new Column(
                index,
                name,
                kept,
                null,
                label(body.path("DisplayName")),
                type.attributeType(),
                "",
                length(type, body),
                precision(type, body),
                source(type, body),
                limit(body.path("MinValue")),
                limit(body.path("MaxValue")),
                required(body.path("RequiredLevel").path("Value").asText("None")),
                false,
                true,
                true,
                false,
                options(type, body),
                Map.of(),
                defaultValue(type, body),
                null,
                new Column.Origin(
                        body.path("SchemaName").asText(),
                        "",
                        "1.0.0.0",
                        true,
                        autoNumberFormat(body)));
    }

    /** The base currency's column, which the service makes with each column of money. */
    static Column baseOf(int index, Column money) {
        return new Column(
                index,
                money.name() + "_base",
                money.type(),
                null,
                money.label() + " (Base)",
                money.attributeType(),
                "",
                0,
                money.precision(),
                money.precisionSource(),
                money.minimum(),
                money.maximum(),
                "none",
                true,
                false,
                true,
                false,
                Map.of(),
                Map.of(),
                null,
                null,
                new Column.Origin(money.origin().schemaName() + "_Base", "", "1.0.0.0", true, ""));
    }

    /**
     * @throws ODataError 400 for a pattern that is none
     */
    static String autoNumberFormat(ObjectNode body) {
        String format = body.path("AutoNumberFormat").asText("");
        if (!FORMAT.matcher(format).matches()) {
            throw refused("The AutoNumberFormat '" + format + "' is not valid.");
        }
        return format;
    }

    /** Text of a label in the base language. */
    static String label(JsonNode label) {
        String text = label.path("LocalizedLabels").path(0).path("Label").asText();
        if (text.isBlank()) {
            throw refused("A label in the base language of the organization is required.");
        }
        return text;
    }

    private static int length(ColumnTypes type, ObjectNode body) {
        if (type != ColumnTypes.STRING && type != ColumnTypes.MEMO) {
            return 0;
        }
        int most = type == ColumnTypes.STRING ? LONGEST_TEXT : LONGEST_MEMO;
        int length = body.path("MaxLength").asInt(100);
        if (length < 1 || length > most) {
            throw refused("MaxLength must be between 1 and " + most + ".");
        }
        return length;
    }

    private static int precision(ColumnTypes type, ObjectNode body) {
        boolean exact = type == ColumnTypes.MONEY || type == ColumnTypes.DECIMAL;
        int precision = body.path("Precision").asInt(exact ? 2 : -1);
        if (type == ColumnTypes.MONEY && precision > LARGEST_PRECISION) {
            throw refused("The Precision of money must be between 0 and 4.");
        }
        return precision;
    }

    private static Column.PrecisionSource source(ColumnTypes type, ObjectNode body) {
        int source = body.path("PrecisionSource").asInt(type == ColumnTypes.MONEY ? 2 : 0);
        if (source < 0 || source >= Column.PrecisionSource.values().length) {
            throw refused("PrecisionSource must be 0, 1 or 2.");
        }
        return Column.PrecisionSource.values()[source];
    }

    private static BigDecimal limit(JsonNode number) {
        return number.isNumber() ? number.decimalValue() : null;
    }

    private static String required(String level) {
        return switch (level) {
            case "None" -> "none";
            case "Recommended" -> "recommended";
            case "ApplicationRequired" -> "application";
            default -> throw refused("The RequiredLevel '" + level + "' cannot be set.");
        };
    }

    private static Map<Integer, String> options(ColumnTypes type, ObjectNode body) {
        Map<Integer, String> options = new TreeMap<>();
        if (type == ColumnTypes.BOOLEAN) {
            JsonNode set = body.path("OptionSet");
            options.put(
                    0, set.isMissingNode() ? "No" : label(set.path("FalseOption").path("Label")));
            options.put(
                    1, set.isMissingNode() ? "Yes" : label(set.path("TrueOption").path("Label")));
        }
        if (type == ColumnTypes.PICKLIST) {
            JsonNode listed = body.path("OptionSet").path("Options");
            if (!listed.isArray() || body.path("OptionSet").path("IsGlobal").asBoolean()) {
                throw refused("The stand-in creates choices with an OptionSet of their own only.");
            }
            listed.forEach(
                    option -> {
                        int value = option.path("Value").asInt(-1);
                        if (value < 0 || options.put(value, label(option.path("Label"))) != null) {
                            throw refused("The value " + value + " of an option is not unique.");
                        }
                    });
        }
        return options;
    }

    private static Object defaultValue(ColumnTypes type, ObjectNode body) {
        if (type == ColumnTypes.BOOLEAN) {
            return body.path("DefaultValue").asBoolean(false);
        }
        int value = body.path("DefaultFormValue").asInt(-1);
        return type == ColumnTypes.PICKLIST && value >= 0 ? value : null;
    }

    static ODataError refused(String message) {
        return new ODataError(400, "0x80040203", message);
    }
}
