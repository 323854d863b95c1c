package dev.p2c.sandbox.odata;

/**
 * Thrown for a JSON value that does not fit its column. The message is worded as the service words
 * it.
 */
public final class IllegalValueException extends Exception {

    private static final long serialVersionUID = 1L;

    public IllegalValueException(String message) {
        super(message);
    }
}
