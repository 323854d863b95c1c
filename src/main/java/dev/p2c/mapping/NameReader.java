package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.text.Visible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the names of connections, entity sets and columns in a mapping file, and records each use
 * with its line, so that they can be compared with the services' models later.
 */
final class NameReader {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private final Map<String, KnownConnection> connections;
    private final Problems problems;
    private final PathReader paths;
    private final List<FieldUse> uses = new ArrayList<>();
    private final List<ValueUse> values = new ArrayList<>();
    private final List<FilterUse> filters = new ArrayList<>();

    /**
     * @param connections the connections that a mapping may name
     */
    NameReader(List<KnownConnection> connections, Problems problems) {
        this.connections =
                connections.stream()
                        .collect(Collectors.toMap(KnownConnection::name, known -> known));
        this.problems = problems;
        this.paths = new PathReader(problems);
    }

    Optional<String> connection(Section section) {
        Optional<String> name = section.requiredText("connection");
        Set<String> known = connections.keySet();
        if (name.isPresent() && !known.contains(name.get())) {
            problems.at(
                    section.keyNode("connection"),
                    String.format(
                            "unknown connection \"%s\".%s",
                            Visible.excerpt(name.get()), Suggestion.didYouMean(name.get(), known)));
        }
        return name;
    }

    /** The company column of a connection's system; empty for an unknown connection. */
    Optional<String> companyColumn(String connection) {
        return Optional.ofNullable(connections.get(connection))
                .flatMap(KnownConnection::companyColumn);
    }

    Optional<String> column(Section section, String option) {
        return section.text(option)
                .filter(text -> paths.isColumn(text, section.node(option).orElseThrow()));
    }

    List<String> columns(Section section, String option) {
        List<String> columns = new ArrayList<>();
        for (String text : section.texts(option)) {
            Node node = section.node(option).orElseThrow();
            if (paths.isColumn(text, Nodes.named(node, text))) {
                columns.add(text);
            }
        }
        return columns;
    }

    void use(Side side, String connection, String entity, Optional<FieldPath> path, Place place) {
        uses.add(new FieldUse(side, connection, entity, path, place));
    }

    void use(FieldUse use) {
        uses.add(use);
    }

    void useEntity(Side side, String connection, String entity, Section section) {
        Place place = problems.placeOf(section.node("entity").orElseThrow());
        use(side, connection, entity, Optional.empty(), place);
    }

    /**
     * Notes the use of columns.
     *
     * @param option the value of the option that names them
     */
    void useColumns(
            Side side, String connection, String entity, List<String> columns, Node option) {
        for (String column : columns) {
            Optional<FieldPath> path = Optional.of(FieldPath.parse(column));
            use(side, connection, entity, path, problems.placeOf(Nodes.named(option, column)));
        }
    }

    /** Notes a value that the file names for a column. */
    void value(FieldUse column, JsonNode value, Place place) {
        values.add(new ValueUse(column, value, place, column.side() == Side.TARGET, false));
    }

    /** Notes values in any case that the file names for a column. */
    void texts(FieldUse column, Collection<String> texts, Place place) {
        texts.forEach(text -> values.add(new ValueUse(column, ofText(text), place, false, false)));
    }

    private static JsonNode ofText(String text) {
        return NUMBER.matcher(text).matches()
                ? IntNode.valueOf(Integer.parseInt(text))
                : TextNode.valueOf(text);
    }

    /** Notes a code of the source in a value map. */
    void code(FieldUse column, String code, Place place) {
        values.add(new ValueUse(column, ofText(code), place, false, true));
    }

    /** Notes the values of a value map, which has places of its own. */
    void values(FieldUse column, ValueMap map) {
        map.values()
                .forEach(
                        (code, value) ->
                                values.add(
                                        new ValueUse(
                                                column, value, map.placeOf(code), true, true)));
    }

    void filter(FilterUse use) {
        filters.add(use);
    }

    List<FilterUse> filters() {
        return filters;
    }

    List<FieldUse> uses() {
        return uses;
    }

    List<ValueUse> values() {
        return values;
    }
}
