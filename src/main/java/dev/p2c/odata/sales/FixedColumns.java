package dev.p2c.odata.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.dialect.FixedFields;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.model.Model;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Columns that are set when a row is created and cannot be changed, such as the currency of an
 * order. {@code $metadata} does not tell them; the table's definition does ({@code
 * EntityDefinitions}, {@code AttributeMetadata}, {@code IsValidForCreate} and {@code
 * IsValidForUpdate}).
 */
final class FixedColumns {

    private static final String BIND = "@odata.bind";

    private FixedColumns() {}

    static Optional<String> address(Model.EntityType type) {
        String table = type.name().substring(type.name().lastIndexOf('.') + 1);
        return Optional.of(
                "EntityDefinitions(LogicalName='%s')/Attributes?$select=LogicalName,IsValidForCreate,IsValidForUpdate"
                        .formatted(table));
    }

    static FixedFields read(Model.EntityType type, byte[] columns) {
        Set<String> all = new HashSet<>();
        Set<String> setOnCreate = new HashSet<>();
        for (JsonNode column : Json.tree(columns, 0, columns.length).path("value")) {
            if (!column.path("IsValidForUpdate").asBoolean(true)) {
                Set<String> names = names(type, column.path("LogicalName").asText());
                all.addAll(names);
                setOnCreate.addAll(
                        column.path("IsValidForCreate").asBoolean(false) ? names : Set.of());
            }
        }
        setOnCreate.removeAll(type.key());
        return new FixedFields(all, setOnCreate);
    }

    /** The names that a column has in a row's body; those of lookups end in a bind. */
    private static Set<String> names(Model.EntityType type, String column) {
        Set<String> names = new HashSet<>(Set.of(column));
        type.navigations().values().stream()
                .filter(lookup -> isOf(lookup, column))
                .forEach(lookup -> names.add(lookup.name() + BIND));
        return names;
    }

    private static boolean isOf(Model.Navigation lookup, String column) {
        return lookup.column().filter(("_" + column + "_value")::equals).isPresent();
    }
}
