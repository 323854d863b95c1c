package dev.p2c.task.plan;

import dev.p2c.error.ConfigurationException;
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

/** Checks that the entities and fields named by a mapping exist in the two services. */
final class FieldCheck {

    private final Mapping mapping;
    private final List<Problem> problems = new ArrayList<>();

    private FieldCheck(Mapping mapping) {
        this.mapping = mapping;
    }

    /**
     * Checks every name and value that the mapping uses.
     *
     * @throws ConfigurationException with file, line and suggestion for every name or value that
     *     does not exist
     */
    static void check(Mapping mapping, Connection source, Connection target) {
        FieldCheck check = new FieldCheck(mapping);
        for (FieldUse use : mapping.uses()) {
            check.use(use, (use.side() == Side.SOURCE ? source : target).model());
        }
        mapping.rules().forEach(rule -> check.otherwise(rule, target));
        WhereTerms.of(mapping, target).forEach(term -> check.use(term.column(), target.model()));
        if (check.problems.isEmpty()) {
            check.problems.addAll(ValueCheck.problems(mapping, source, target));
            check.problems.addAll(DayCheck.problems(mapping, source, target));
        }
        if (!check.problems.isEmpty()) {
            throw new ConfigurationException(check.problems);
        }
    }

    /** Whether {@link #check} finds no mistake. */
    static boolean isPassed(Mapping mapping, Connection source, Connection target) {
        try {
            check(mapping, source, target);
            return true;
        } catch (ConfigurationException e) {
            return false;
        }
    }

    /** Checks the lookup by which the row of another lookup is found. */
    private void otherwise(FieldRule rule, Connection target) {
        if (rule.otherwise().isEmpty()) {
            return;
        }
        target.model()
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
                                                rule.line()),
                                        target.model()));
    }

    private void use(FieldUse use, Model model) {
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
