package dev.p2c.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One case of a task.
 *
 * @param name the beginning of its files' names: {@code all-fields}
 * @param in the file of the source row
 * @param company the company that the row is mapped for
 * @param expected empty where the case has no expected result yet
 */
public record Case(
        String task,
        String name,
        Path in,
        ObjectNode source,
        String company,
        Optional<Expected> expected) {

    /** The expected result and its file. */
    public record Expected(Path file, Result result) {}

    /** The file that a report names: that of the expected result, else that of the source row. */
    public Path file() {
        return expected.map(Expected::file).orElse(in);
    }
}
