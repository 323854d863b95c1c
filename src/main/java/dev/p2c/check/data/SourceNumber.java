package dev.p2c.check.data;

import dev.p2c.check.Installation;
import dev.p2c.check.finance.NumberedColumn;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.Mapping;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The column of another system whose numbers a mapping brings into a numbered column of Finance.
 */
record SourceNumber(String connection, String set, String column) {

    /** The source columns of all mappings; of a second leg, those of the system of the first. */
    static List<SourceNumber> of(Installation installation, NumberedColumn target) {
        Set<SourceNumber> found = new LinkedHashSet<>();
        for (Mapping mapping : installation.mappings()) {
            boolean writes =
                    mapping.target().connection().equals("finance")
                            && mapping.target().entity().equals(target.set());
            if (writes) {
                column(mapping, target.column())
                        .flatMap(column -> origin(installation, mapping, column))
                        .filter(number -> installation.connection(number.connection()) != null)
                        .ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static Optional<SourceNumber> origin(
            Installation installation, Mapping mapping, String column) {
        Optional<Mapping> first = mapping.source().after().flatMap(installation::mapping);
        return first.isPresent()
                ? column(first.get(), column).map(own -> of(first.get(), own))
                : Optional.of(of(mapping, column));
    }

    private static SourceNumber of(Mapping mapping, String column) {
        return new SourceNumber(mapping.source().connection(), mapping.source().entity(), column);
    }

    /** The plain source column that a target column takes its values from. */
    private static Optional<String> column(Mapping mapping, String target) {
        return mapping.rules().stream()
                .filter(rule -> rule.target().equals(target))
                .map(FieldRule::origin)
                .filter(From.class::isInstance)
                .map(origin -> ((From) origin).paths().get(0))
                .filter(path -> !path.isLookup())
                .map(FieldPath::column)
                .findFirst();
    }
}
