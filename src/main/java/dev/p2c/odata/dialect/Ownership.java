package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Model;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which company a row belongs to, in a service whose rows do not name their company.
 * Thread-safe.
 */
public interface Ownership {

    /** All companies share all rows. */
    Ownership NONE =
            new Ownership() {
                @Override
                public Optional<String> filter(Model.EntityType type, String company) {
                    return Optional.empty();
                }

                @Override
                public Map<String, JsonNode> owner(Model.EntityType type, String company) {
                    return Map.of();
                }

                @Override
                public Optional<String> column(Model.EntityType type) {
                    return Optional.empty();
                }

                @Override
                public Optional<String> other(
                        Model.EntityType type, ObjectNode row, String company) {
                    return Optional.empty();
                }
            };

    /** The filter for a company's rows; empty for a type whose rows all companies share. */
    Optional<String> filter(Model.EntityType type, String company);

    /** Fields that make a new row a company's; empty where the owner follows from another row. */
    Map<String, JsonNode> owner(Model.EntityType type, String company);

    /** The column that names a row's owner; empty for a type whose rows all companies share. */
    Optional<String> column(Model.EntityType type);

    /** The other company that owns the row; empty for a row of this company or of none. */
    Optional<String> other(Model.EntityType type, ObjectNode row, String company);

    /** Reads owners anew if one of them has one of these ids, in lower case. */
    default void forget(Set<String> ids) {}
}
