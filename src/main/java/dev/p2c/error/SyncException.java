package dev.p2c.error;

/** Root of the errors somebody can act on. Anything that is not one of these is a bug. */
public abstract sealed class SyncException extends RuntimeException
        permits ConfigurationException, RejectedRowException, UnavailableException {

    private static final long serialVersionUID = 1L;

    SyncException(String message, Throwable cause) {
        super(message, cause);
    }
}
