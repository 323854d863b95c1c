package dev.p2c.sandbox.odata;

/** A JSON value that does not fit its column; the message is the service's sentence. */
public final class IllegalValueException extends Exception {

    private static final long serialVersionUID = 1L;

    public IllegalValueException(String message) {
        super(message);
    }
}
