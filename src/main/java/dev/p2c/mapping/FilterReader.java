package dev.p2c.mapping;

import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.FilterUse.Column;
import dev.p2c.mapping.FilterUse.Compared;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the filters of a mapping file, reports those that are wrong, and notes what they name. */
final class FilterReader {

    private final NameReader names;
    private final Problems problems;

    FilterReader(NameReader names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    /**
     * Reads a filter of the source's rows.
     *
     * @param node the text of the filter
     */
    void ofSource(String connection, String entity, Node node) {
        FilterUse use = read(Side.SOURCE, connection, entity, Optional.empty(), node);
        use.columns().forEach(column -> names.use(column(use, column)));
        use.compared()
                .forEach(
                        compared ->
                                compared.literal()
                                        .code()
                                        .ifPresent(
                                                code ->
                                                        names.value(
                                                                column(use, compared.column()),
                                                                code,
                                                                compared.place())));
    }

    private static FieldUse column(FilterUse use, Column column) {
        return FieldUse.column(
                use.side(), use.connection(), use.entity(), column.path(), column.place());
    }

    /** Reads a filter of the rows that a lookup of the target leads to. */
    void ofLookup(String connection, String entity, FieldPath lookup, Node node) {
        read(Side.TARGET, connection, entity, Optional.of(lookup), node);
    }

    private FilterUse read(
            Side side, String connection, String entity, Optional<FieldPath> through, Node node) {
        ScalarNode text = (ScalarNode) node;
        Filter filter = Filter.parse(text.getValue());
        filter.fault()
                .ifPresent(
                        fault ->
                                problems.at(
                                        TextPosition.of(text, fault.at(), problems),
                                        fault.message()));
        List<Column> columns =
                filter.names().stream()
                        .filter(Filter.Name::isSimple)
                        .map(name -> column(name, text))
                        .toList();
        List<Compared> compared =
                filter.comparisons().stream()
                        .filter(comparison -> comparison.column().isSimple())
                        .map(
                                comparison ->
                                        new Compared(
                                                column(comparison.column(), text),
                                                comparison.literal(),
                                                TextPosition.of(
                                                        text, comparison.literal().at(), problems)))
                        .toList();
        FilterUse use = new FilterUse(side, connection, entity, through, columns, compared);
        names.filter(use);
        return use;
    }

    private Column column(Filter.Name name, ScalarNode text) {
        return new Column(name.dotted(), TextPosition.of(text, name.at(), problems));
    }
}
