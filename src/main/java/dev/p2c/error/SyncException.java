package dev.p2c.error;

/** The root of all errors that the caller handles. Any other exception is a bug. */
public abstract sealed class SyncException extends RuntimeException
        permits ConfigurationException, RejectedRowException, UnavailableException {

    private static final long serialVersionUID = 1L;

    SyncException(String message, Throwable cause) {
        super(message, cause);
    }
}
