package dev.p2c.mapping;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Mistakes found so far in a file. A file that uses another one shares its collection, so that one
 * mistake in a shared value map is told once.
 */
final class Problems {

    private final String file;
    private final Set<Problem> found;

    private Problems(String file, Set<Problem> found) {
        this.file = file;
        this.found = found;
    }

    /**
     * @param file as people write it: {@code mappings/accounts-to-customers.yaml}
     */
    static Problems of(String file) {
        return new Problems(file, new LinkedHashSet<>());
    }

    Problems in(String otherFile) {
        return new Problems(otherFile, found);
    }

    String file() {
        return file;
    }

    void at(Node node, String message) {
        at(lineOf(node), message);
    }

    void at(int line, String message) {
        found.add(new Problem(file + ":" + line, message));
    }

    int count() {
        return found.size();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(List.copyOf(found));
        }
    }

    static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
