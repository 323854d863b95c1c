package dev.p2c.check.data;

import dev.p2c.check.Installation;
import dev.p2c.check.finance.NumberedColumn;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.Mapping;
import java.util.ArrayList;
import java.util.List;

/**
 * The column of another system whose numbers a mapping brings into a numbered column of Finance.
 */
record SourceNumber(String connection, String set, String column) {

    /** The source columns of all mappings. */
    static List<SourceNumber> of(Installation installation, NumberedColumn target) {
        List<SourceNumber> found = new ArrayList<>();
        for (Mapping mapping : installation.mappings()) {
            boolean writes =
                    mapping.target().connection().equals("finance")
                            && mapping.target().entity().equals(target.set())
                            && installation.connection(mapping.source().connection()) != null;
            if (writes) {
                mapping.rules().stream()
                        .filter(rule -> rule.target().equals(target.column()))
                        .map(FieldRule::origin)
                        .filter(From.class::isInstance)
                        .map(origin -> ((From) origin).paths().get(0))
                        .filter(path -> !path.isLookup())
                        .map(FieldPath::column)
                        .forEach(
                                column ->
                                        found.add(
                                                new SourceNumber(
                                                        mapping.source().connection(),
                                                        mapping.source().entity(),
                                                        column)));
            }
        }
        return found;
    }
}
