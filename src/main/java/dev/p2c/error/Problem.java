package dev.p2c.error;

/**
 * One mistake in a file or setting.
 *
 * @param file path for messages, {@code mappings/accounts-to-customers.yaml}, or a setting
 * @param line from 1; 0 for a setting, or where the file as a whole is wrong
 * @param column from 1; 0 without a line
 * @param message what is wrong and what to do about it
 */
public record Problem(String file, int line, int column, String message) {

    /** A problem of a setting, or of a file as a whole. */
    public Problem(String file, String message) {
        this(file, 0, 0, message);
    }

    /** File and line, {@code mappings/accounts-to-customers.yaml:23}, or the setting. */
    public String place() {
        return line == 0 ? file : file + ":" + line;
    }

    @Override
    public String toString() {
        return place() + ": " + message;
    }
}
