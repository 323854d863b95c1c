package dev.p2c.draft;

import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Model.EntityType;
import java.util.Optional;

/**
 * One side of an imported mapping.
 *
 * @param type of the entity; empty where the system was not asked
 * @param model empty of everything where the system was not asked
 */
record ImportSide(
        EntityName name, Optional<Connection> connection, Model model, Optional<EntityType> type) {

    /** A side whose system is not asked. */
    static ImportSide unknown(EntityName name) {
        return new ImportSide(name, Optional.empty(), Model.UNKNOWN, Optional.empty());
    }

    static ImportSide of(Connection connection, String entity) {
        return new ImportSide(
                new EntityName(connection.name(), entity),
                Optional.of(connection),
                connection.model(),
                connection.model().entity(entity));
    }

    /** The field in the system's spelling; the given one where the system was not asked. */
    Optional<String> field(String path) {
        return type.isEmpty() ? Optional.of(path) : Names.field(type.get(), path);
    }

    FieldKind kind(String field) {
        return Names.property(type, field).map(p -> FieldKind.of(model, p)).orElse(FieldKind.OTHER);
    }

    boolean isCompany(String field) {
        return connection
                .flatMap(known -> known.dialect().companyColumn())
                .or(() -> Optional.of("dataAreaId"))
                .filter(field::equalsIgnoreCase)
                .isPresent();
    }
}
