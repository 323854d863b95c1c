package dev.p2c.validate;

import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldUse;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Suggestion;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Navigation;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares the names in a mapping with the model of one of its systems. */
final class FieldNames {

    private final Mapping mapping;
    private final Connection connection;
    private final Notes notes;

    FieldNames(Mapping mapping, Connection connection, Notes notes) {
        this.mapping = mapping;
        this.connection = connection;
        this.notes = notes;
    }

    /** Reports each name that the system does not have, with its place and a suggestion. */
    void check() {
        mapping.uses().stream()
                .filter(use -> use.connection().equals(connection.name()))
                .forEach(this::use);
        if (mapping.target().connection().equals(connection.name())) {
            mapping.rules().forEach(this::otherwise);
        }
    }

    /** Checks the lookup by which the row of another lookup is found. */
    private void otherwise(FieldRule rule) {
        if (rule.otherwise().isEmpty()) {
            return;
        }
        connection
                .model()
                .entity(mapping.target().entity())
                .map(type -> type.navigations().get(rule.path().column()))
                .flatMap(Navigation::targetSet)
                .ifPresent(
                        set ->
                                use(
                                        new FieldUse(
                                                Side.TARGET,
                                                mapping.target().connection(),
                                                set,
                                                rule.otherwise(),
                                                rule.place())));
    }

    /** Reports the name of one place if the system does not have it. */
    void use(FieldUse use) {
        Model model = connection.model();
        Optional<EntityType> entity = model.entity(use.entity());
        if (use.path().isEmpty()) {
            if (entity.isEmpty()) {
                unknown(use, "entity set", use.entity(), use.connection(), model.sets());
            }
        } else if (entity.isPresent()) {
            path(use, use.path().get(), model, entity.get());
        }
    }

    private void path(FieldUse use, FieldPath path, Model model, EntityType entity) {
        if (!path.isLookup()) {
            property(use, path.column(), entity);
            return;
        }
        for (Candidate candidate : path.candidates()) {
            Navigation navigation = entity.navigations().get(candidate.navigation());
            if (navigation == null) {
                unknown(
                        use,
                        "lookup",
                        candidate.navigation(),
                        entity.set(),
                        entity.navigations().keySet());
            } else {
                behind(use, candidate, navigation, model);
            }
        }
    }

    private void behind(FieldUse use, Candidate candidate, Navigation navigation, Model model) {
        Optional<EntityType> other = navigation.targetSet().flatMap(model::entity);
        other.ifPresent(type -> property(use, candidate.attribute(), type));
        if (other.isEmpty()) {
            notes.mistake(
                    use.place(),
                    "the lookup \"%s\" of %s (%s) leads to no entity set that can be searched"
                            .formatted(candidate.navigation(), use.entity(), use.connection()));
        }
    }

    private void property(FieldUse use, String name, EntityType entity) {
        Navigation lookup = entity.navigations().get(name);
        if (lookup != null && !entity.properties().containsKey(name) && isRead(use)) {
            notes.mistake(
                    use.place(),
                    "\"%s\" is a lookup of %s (%s), not a field.%s"
                            .formatted(
                                    name,
                                    entity.set(),
                                    use.connection(),
                                    lookup.column()
                                            .map(
                                                    column ->
                                                            " Name a column behind it, as %s.COLUMN (in a filter %s/COLUMN). Write %s for its id"
                                                                    .formatted(name, name, column))
                                            .orElse("")));
        } else if (!entity.properties().containsKey(name)) {
            unknown(use, "field", name, entity.set(), likely(name, entity));
        }
    }

    /** The fields that a person may have meant: lookups by their names, not by their columns. */
    private static Set<String> likely(String name, EntityType entity) {
        Set<String> known = new TreeSet<>(entity.properties().keySet());
        if (!name.startsWith("_")) {
            entity.navigations().values().stream()
                    .filter(lookup -> lookup.column().filter(known::remove).isPresent())
                    .forEach(lookup -> known.add(lookup.name()));
        }
        return known;
    }

    private boolean isRead(FieldUse use) {
        return use.side() == Side.SOURCE || !use.entity().equals(mapping.target().entity());
    }

    private void unknown(
            FieldUse use, String what, String name, String where, Collection<String> known) {
        notes.mistake(
                use.place(),
                "unknown %s \"%s\": %s has none of that name.%s"
                        .formatted(
                                what,
                                name,
                                where.equals(use.connection())
                                        ? where
                                        : where + " (" + use.connection() + ")",
                                Suggestion.didYouMean(name, known)));
    }
}
