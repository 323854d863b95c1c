package dev.p2c.check.names;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldUse;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.FilterTerms;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.ValueUse;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Navigation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns and values in the filters of lookups, whose entity sets only the model tells. */
final class FilterNames {

    private FilterNames() {}

    /** Each comparison in a filter; with a null where the value is no member and no number. */
    static List<ValueUse> of(Mapping mapping, Connection target) {
        Optional<EntityType> entity = target.model().entity(mapping.target().entity());
        List<ValueUse> terms = new ArrayList<>();
        for (FieldRule rule : mapping.rules()) {
            for (Candidate candidate : rule.path().candidates()) {
                Optional<String> set =
                        entity.map(type -> type.navigations().get(candidate.navigation()))
                                .flatMap(Navigation::targetSet);
                if (set.isPresent() && candidate.where().isPresent()) {
                    FilterTerms.of(candidate.where().get())
                            .forEach(term -> terms.add(use(mapping, rule, set.get(), term)));
                }
            }
        }
        return terms;
    }

    private static ValueUse use(
            Mapping mapping, FieldRule rule, String set, FilterTerms.Term term) {
        FieldUse column =
                new FieldUse(
                        Side.TARGET,
                        mapping.target().connection(),
                        set,
                        Optional.of(FieldPath.parse(term.column())),
                        rule.line());
        String place = mapping.file() + ":" + rule.line();
        return new ValueUse(column, term.value().orElse(NullNode.getInstance()), place, true);
    }
}
