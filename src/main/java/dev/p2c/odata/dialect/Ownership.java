package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Model;
import java.util.Map;
import java.util.Optional;

/**
 * Which company a row belongs to, in a service whose rows do not name their company themselves.
 * Thread-safe.
 */
public interface Ownership {

    /** Every row is everybody's. */
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

    /** Keeps rows to a company; empty for a type whose rows all companies share. */
    Optional<String> filter(Model.EntityType type, String company);

    /** What makes a new row a company's; empty where it follows another row. */
    Map<String, JsonNode> owner(Model.EntityType type, String company);

    /** The column that {@link #other} reads; empty for a type whose rows all companies share. */
    Optional<String> column(Model.EntityType type);

    /** The other company that has the row; empty for one that is this company's or nobody's. */
    Optional<String> other(Model.EntityType type, ObjectNode row, String company);
}
