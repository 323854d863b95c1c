package dev.p2c.mapping;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Collects the mistakes of a file. The files that it uses share the collection, so that a mistake
 * in a value map of several tasks is reported once.
 */
final class Problems {

    private final String file;
    private final Set<Problem> found;

    private Problems(String file, Set<Problem> found) {
        this.file = file;
        this.found = found;
    }

    /**
     * @param file path for messages: {@code mappings/accounts-to-customers.yaml}
     */
    static Problems of(String file) {
        return new Problems(file, new LinkedHashSet<>());
    }

    /** Returns a view that adds problems of another file to this collection. */
    Problems in(String otherFile) {
        return new Problems(otherFile, found);
    }

    String file() {
        return file;
    }

    void at(Node node, String message) {
        at(placeOf(node), message);
    }

    void at(Place place, String message) {
        found.add(place.problem(message));
    }

    void add(Collection<Problem> others) {
        found.addAll(others);
    }

    /** A mistake of the file as a whole, shown at its first line. */
    void ofFile(String message) {
        at(new Place(file, 1, 1), message);
    }

    /** The problems in all files that share the collection. */
    List<Problem> all() {
        return List.copyOf(found);
    }

    /** The number of problems in all files that share the collection. */
    int count() {
        return found.size();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(List.copyOf(found));
        }
    }

    /** Where a node is written in this file. */
    Place placeOf(Node node) {
        int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        return new Place(file, lineOf(node), column);
    }

    /** The line of a node, from 1. */
    static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
