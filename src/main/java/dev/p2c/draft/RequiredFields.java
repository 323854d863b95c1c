package dev.p2c.draft;

import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import java.util.Collection;
import java.util.List;

/** The fields that a new row of a target needs. */
final class RequiredFields {

    private final Connection target;
    private final EntityType type;

    RequiredFields(Connection target, EntityType type) {
        this.target = target;
        this.type = type;
    }

    /**
     * Those without a rule.
     *
     * @param ruled the target fields and lookups that have one
     */
    List<String> missing(Collection<String> ruled) {
        return target.dialect().requiredColumns(type, target.definitions()::get).stream()
                .filter(column -> !ruled.contains(column))
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
