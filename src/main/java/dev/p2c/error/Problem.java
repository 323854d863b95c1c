package dev.p2c.error;

/**
 * One mistake in a file or setting.
 *
 * @param place the file and line, {@code mappings/accounts-to-customers.yaml:23}, or the setting
 * @param message what is wrong and what to do about it
 */
public record Problem(String place, String message) {

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
