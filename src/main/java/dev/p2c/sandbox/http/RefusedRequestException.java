package dev.p2c.sandbox.http;

/** Thrown if a service refuses a request; the message is for the caller. */
public abstract class RefusedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected RefusedRequestException(String message) {
        super(message);
    }

    /** HTTP status of the response. */
    public abstract int status();
}
