package dev.p2c.error;

/**
 * One mistake in a file or setting.
 *
 * @param place where: {@code mappings/accounts-to-customers.yaml:23}, or the name of a setting
 * @param message what is wrong and what to do about it, one sentence or two
 */
public record Problem(String place, String message) {

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
