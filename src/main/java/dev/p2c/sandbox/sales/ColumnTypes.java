package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.ColumnType;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * The types of column definitions ({@code AttributeMetadata} and its derived types) and how their
 * values are kept.
 */
enum ColumnTypes {
    STRING("String", ColumnType.STRING),
    MEMO("Memo", ColumnType.STRING),
    BOOLEAN("Boolean", ColumnType.BOOLEAN),
    PICKLIST("Picklist", ColumnType.INT32),
    MONEY("Money", ColumnType.DECIMAL),
    DECIMAL("Decimal", ColumnType.DECIMAL),
    DOUBLE("Double", ColumnType.DOUBLE),
    INTEGER("Integer", ColumnType.INT32),
    DATE_TIME("DateTime", ColumnType.DATE_TIME);

    private static final String SUFFIX = "AttributeMetadata";
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    /** Types whose names do not follow from the attribute type. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "Uniqueidentifier",
                    "UniqueIdentifier",
                    "Owner",
                    "Lookup",
                    "Customer",
                    "Lookup",
                    "Virtual",
                    "",
                    "",
                    "");

    /** Types that no column can be made of by the stand-in, beside the constants. */
    private static final Set<String> OTHERS =
            Set.of(
                    "",
                    "BigInt",
                    "EntityName",
                    "Enum",
                    "File",
                    "Image",
                    "Lookup",
                    "ManagedProperty",
                    "MultiSelectPicklist",
                    "State",
                    "Status",
                    "UniqueIdentifier");

    private final String attributeType;
    private final ColumnType kept;

    ColumnTypes(String attributeType, ColumnType kept) {
        this.attributeType = attributeType;
        this.kept = kept;
    }

    String attributeType() {
        return attributeType;
    }

    ColumnType kept() {
        return kept;
    }

    /**
     * The type that a client names in {@code @odata.type}; null if no column can be of the type.
     */
    static ColumnTypes named(String odataType) {
        for (ColumnTypes type : values()) {
            if (odataType.replace("#", "").equals(NAMESPACE + type.attributeType + SUFFIX)) {
                return type;
            }
        }
        return null;
    }

    /** Whether a name is that of {@code AttributeMetadata} or of a type derived from it. */
    static boolean isName(String name) {
        String type =
                name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "-";
        return OTHERS.contains(type)
                || Arrays.stream(values()).anyMatch(one -> one.attributeType.equals(type));
    }

    /** Name of the derived type of a column: {@code StringAttributeMetadata}. */
    static String nameOf(Column column) {
        String type = column.attributeType();
        return NAMES.getOrDefault(type, type) + SUFFIX;
    }
}
