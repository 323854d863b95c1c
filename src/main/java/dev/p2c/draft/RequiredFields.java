package dev.p2c.draft;

import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Property;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The fields that a new row of a target needs. */
final class RequiredFields {

    private final Connection target;
    private final EntityType type;

    RequiredFields(Connection target, EntityType type) {
        this.target = target;
        this.type = type;
    }

    /**
     * Required fields without a field rule.
     *
     * @param ruled the target fields and lookups that have one
     */
    List<String> missing(Collection<String> ruled) {
        Stream<String> byModel =
                type.properties().values().stream()
                        .filter(field -> field.editing().required() && field.editing().onCreate())
                        .map(Property::name)
                        .filter(field -> !type.key().contains(field));
        Stream<String> byDefinition =
                target.dialect().requiredColumns(type, target.definitions()::get).stream();
        return Stream.concat(byModel, byDefinition)
                .filter(column -> !ruled.contains(column))
                .distinct()
                .toList();
    }

    /** The line that a person has to complete. */
    DraftRule comment(String column) {
        boolean isLookup = type.navigations().containsKey(column);
        return DraftRule.comment(
                isLookup ? column + ".COLUMN" : column,
                "{ constant: VALUE }",
                "a new row of " + type.set() + " needs a value, and no source field is known");
    }
}
