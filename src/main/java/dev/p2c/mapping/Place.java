package dev.p2c.mapping;

import dev.p2c.error.Problem;

/**
 * Where something is written in a mapping file.
 *
 * @param file path for messages, relative to the working directory where the file is below that:
 *     {@code mappings/accounts-to-customers.yaml}
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {

    /** A mistake at this place. */
    public Problem problem(String message) {
        return new Problem(file, line, column, message);
    }

    /** File and line: {@code mappings/accounts-to-customers.yaml:23}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
