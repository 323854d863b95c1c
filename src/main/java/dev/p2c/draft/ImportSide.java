package dev.p2c.draft;

import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.Suggestion;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Model.EntityType;
import java.util.Optional;
import java.util.Set;

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

    /** The lookups of the entity; empty where the system was not asked. */
    Optional<LookupNames> lookups() {
        return type.map(of -> new LookupNames(model, of));
    }

    /** The path that a field should have that is a lookup by itself; empty for other fields. */
    Optional<String> lookup(String field) {
        return lookups().filter(one -> !field.contains(".")).flatMap(one -> one.path(field));
    }

    /** Whether the column behind the lookup of a path is there, as far as that is known. */
    boolean isThere(String path) {
        return behind(path).isEmpty();
    }

    /** The columns of which a path behind a lookup names none. */
    private Optional<Set<String>> behind(String path) {
        return lookups()
                .filter(one -> FieldPath.isPath(path))
                .flatMap(one -> one.columnsInsteadOf(FieldPath.parse(path)));
    }

    /** What to write for a field that there is not, as a sentence with a space before it. */
    String instead(String field) {
        if (lookups().isEmpty()) {
            return "";
        }
        Optional<Set<String>> behind = behind(field);
        if (behind.isPresent()) {
            return Suggestion.didYouMean(field.replaceFirst(".*\\.", ""), behind.get());
        }
        String first = field.replaceFirst("\\..*", "");
        Set<String> known = lookups().get().writable();
        return Suggestion.nearest(first, known)
                .map(near -> lookup(near).orElse(near))
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElse("");
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
