package dev.p2c.mapping;

import dev.p2c.mapping.FieldUse.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the names of connections, entities and columns in a file, and keeps book of them. */
final class ServiceNames {

    private final Optional<Set<String>> connections;
    private final Problems problems;
    private final List<FieldUse> uses = new ArrayList<>();

    /**
     * @param connections the known ones; empty where they are not known and not checked
     */
    ServiceNames(Optional<Set<String>> connections, Problems problems) {
        this.connections = connections;
        this.problems = problems;
    }

    Optional<String> connection(Options section) {
        Optional<String> name = section.requiredText("connection");
        if (name.isPresent() && connections.isPresent()) {
            Set<String> known = connections.get();
            if (!known.contains(name.get())) {
                problems.at(
                        section.keyNode("connection"),
                        String.format(
                                "unknown connection \"%s\".%s",
                                Shown.of(name.get()), Suggestion.didYouMean(name.get(), known)));
            }
        }
        return name;
    }

    Optional<String> column(Options section, String option) {
        return section.text(option)
                .filter(text -> isColumn(text, section.node(option).orElseThrow()));
    }

    List<String> columns(Options section, String option) {
        List<String> columns = new ArrayList<>();
        for (String text : section.texts(option)) {
            if (isColumn(text, section.node(option).orElseThrow())) {
                columns.add(text);
            }
        }
        return columns;
    }

    private boolean isColumn(String text, Node at) {
        try {
            if (!FieldPath.parse(text).isLookup()) {
                return true;
            }
            problems.at(at, "\"" + text + "\" leads over a lookup; only a column can be used here");
        } catch (IllegalArgumentException notAPath) {
            problems.at(at, notAPath.getMessage());
        }
        return false;
    }

    void use(Side side, String connection, String entity, Optional<FieldPath> path, int line) {
        uses.add(new FieldUse(side, connection, entity, path, line));
    }

    void useEntity(Side side, String connection, String entity, Options section) {
        int line = Problems.lineOf(section.keyNode("entity"));
        use(side, connection, entity, Optional.empty(), line);
    }

    void useColumns(
            Side side, String connection, String entity, List<String> columns, Node option) {
        for (String column : columns) {
            Optional<FieldPath> path = Optional.of(FieldPath.parse(column));
            use(side, connection, entity, path, Problems.lineOf(option));
        }
    }

    List<FieldUse> uses() {
        return uses;
    }
}
