package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.ColumnType;
import dev.p2c.sandbox.model.EntityModel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Writes the definition of a column as the Web API does ({@code AttributeMetadata EntityType} and
 * its derived types).
 */
final class ColumnJson {

    private static final int ENGLISH = 1033;

    private ColumnJson() {}

    /** Id of a definition, the same at every start. */
    static String id(String... names) {
        return UUID.nameUUIDFromBytes(String.join(".", names).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static String id(EntityModel entity, Column column) {
        return id(entity.name(), column.name());
    }

    /** A lookup's name without the form {@code _x_value} of its property. */
    static String logicalName(Column column) {
        return column.lookup() == null ? column.name() : column.lookup().column();
    }

    /** The properties that all columns have, by name. */
    static Map<String, Object> common(EntityModel entity, Column column) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("AttributeOf", null);
        all.put("AttributeType", column.attributeType());
        all.put("AttributeTypeName", Map.of("Value", column.attributeType() + "Type"));
        all.put("DisplayName", label(column.label()));
        all.put("EntityLogicalName", entity.name());
        all.put("IntroducedVersion", column.origin().since());
        all.put("IsCustomAttribute", column.origin().custom());
        all.put("IsManaged", isManaged(column));
        all.put("IsValidForCreate", !column.readOnly());
        all.put("IsValidForRead", true);
        all.put("IsValidForUpdate", !column.readOnly() && column.validForUpdate());
        all.put("LogicalName", logicalName(column));
        all.put("RequiredLevel", requiredLevel(column));
        all.put("SchemaName", column.origin().schemaName());
        return all;
    }

    /** A column of a solution, or of the system; an organization's own columns are not managed. */
    static boolean isManaged(Column column) {
        return !column.origin().custom() || !column.origin().solution().isEmpty();
    }

    /** The properties of the column's own type, by name. */
    static Map<String, Object> typed(Column column) {
        Map<String, Object> all = new LinkedHashMap<>();
        switch (column.attributeType()) {
            case "String", "Memo" -> {
                all.put("MaxLength", column.maxLength());
                String format = column.origin().autoNumberFormat();
                all.put("AutoNumberFormat", format.isEmpty() ? null : format);
            }
            case "Boolean" -> all.put("DefaultValue", Boolean.TRUE.equals(column.defaultValue()));
            case "Picklist" -> all.put("DefaultFormValue", column.defaultValue());
            case "Money" -> {
                range(column, all);
                all.put("Precision", column.precision());
                all.put("PrecisionSource", column.precisionSource().ordinal());
            }
            case "Decimal", "Double" -> {
                range(column, all);
                all.put("Precision", column.precision());
            }
            case "Integer" -> range(column, all);
            case "DateTime" -> {
                boolean day = column.type() == ColumnType.DATE;
                all.put("Format", day ? "DateOnly" : "DateAndTime");
                all.put("DateTimeBehavior", Map.of("Value", day ? "DateOnly" : "UserLocal"));
            }
            default -> {
                // Other types have no property that a client of the stand-in reads.
            }
        }
        return all;
    }

    private static void range(Column column, Map<String, Object> all) {
        all.put("MinValue", column.minimum());
        all.put("MaxValue", column.maximum());
    }

    /** The options of a choice; null for a column without options. */
    static ObjectNode optionSet(EntityModel entity, Column column) {
        if (column.options().isEmpty()) {
            return null;
        }
        ObjectNode set = SalesJson.empty();
        set.put("MetadataId", id(entity.name(), column.name(), "options"));
        set.put("Name", entity.name() + "_" + column.name());
        set.put("IsGlobal", false);
        set.put("OptionSetType", column.attributeType());
        if (column.type() == ColumnType.BOOLEAN) {
            set.set("FalseOption", option(column, 0));
            set.set("TrueOption", option(column, 1));
            return set;
        }
        ArrayNode options = set.putArray("Options");
        column.options().keySet().forEach(value -> options.add(option(column, value)));
        return set;
    }

    private static ObjectNode option(Column column, int value) {
        ObjectNode option = SalesJson.empty();
        option.put("Value", value);
        option.putPOJO("Label", label(column.options().get(value)));
        Integer state = column.stateOf().get(value);
        if (state != null) {
            option.put("State", state);
        }
        return option;
    }

    private static Map<String, Object> requiredLevel(Column column) {
        String level =
                switch (column.required().toLowerCase(Locale.ROOT)) {
                    case "system" -> "SystemRequired";
                    case "application" -> "ApplicationRequired";
                    case "recommended" -> "Recommended";
                    default -> "None";
                };
        return Map.of("Value", level, "CanBeChanged", true);
    }

    /** A label in the base language. */
    static Map<String, Object> label(String text) {
        Map<String, Object> english =
                Map.of("Label", text == null ? "" : text, "LanguageCode", ENGLISH);
        return Map.of("LocalizedLabels", new Object[] {english}, "UserLocalizedLabel", english);
    }
}
