package dev.p2c.sandbox.http;

/** A service does not do what is asked; the message is for the caller. */
public abstract class RefusedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected RefusedRequestException(String message) {
        super(message);
    }

    /** HTTP status that says so. */
    public abstract int status();
}
