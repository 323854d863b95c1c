package dev.p2c.check.names;

import dev.p2c.error.Problem;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Compares the names in a mapping with the model of one of its systems. */
public final class FieldNames {

    private final Mapping mapping;
    private final Connection connection;
    private final List<Problem> problems = new ArrayList<>();

    private FieldNames(Mapping mapping, Connection connection) {
        this.mapping = mapping;
        this.connection = connection;
    }

    /**
     * The names and values that the mapping uses of a system and that the system does not have,
     * each with file, line and suggestion. Values are compared where all names exist.
     */
    public static List<Problem> problems(Mapping mapping, Connection connection) {
        FieldNames names = new FieldNames(mapping, connection);
        mapping.uses().stream()
                .filter(use -> use.connection().equals(connection.name()))
                .forEach(names::use);
        if (mapping.target().connection().equals(connection.name())) {
            mapping.rules().forEach(names::otherwise);
            FilterNames.of(mapping, connection).forEach(term -> names.use(term.column()));
        }
        if (names.problems.isEmpty()) {
            names.problems.addAll(ValueNames.problems(mapping, connection));
        }
        return List.copyOf(names.problems);
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
                                                rule.line())));
    }

    private void use(FieldUse use) {
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
                navigation
                        .targetSet()
                        .flatMap(model::entity)
                        .ifPresent(other -> property(use, candidate.attribute(), other));
            }
        }
    }

    private void property(FieldUse use, String name, EntityType entity) {
        if (!entity.properties().containsKey(name)) {
            unknown(use, "field", name, entity.set(), entity.properties().keySet());
        }
    }

    private void unknown(
            FieldUse use, String what, String name, String where, Collection<String> known) {
        problems.add(
                new Problem(
                        mapping.file() + ":" + use.line(),
                        "unknown %s \"%s\": %s (%s) has none of that name.%s"
                                .formatted(
                                        what,
                                        name,
                                        where,
                                        use.connection(),
                                        Suggestion.didYouMean(name, known))));
    }
}
