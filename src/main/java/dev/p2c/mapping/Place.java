package dev.p2c.mapping;

/**
 * Where something is written in a mapping file.
 *
 * @param file path for messages, relative to the working directory where the file is below that:
 *     {@code mappings/accounts-to-customers.yaml}
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {

    /** File and line: {@code mappings/accounts-to-customers.yaml:23}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
