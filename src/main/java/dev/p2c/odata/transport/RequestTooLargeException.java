package dev.p2c.odata.transport;

/** The service does not take a request of this size; what is in it may go in several. */
public final class RequestTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param answer the service's own words
     */
    RequestTooLargeException(String answer) {
        super(answer);
    }
}
