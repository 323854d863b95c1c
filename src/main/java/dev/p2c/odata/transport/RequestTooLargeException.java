package dev.p2c.odata.transport;

/**
 * Thrown when the service does not accept a request of this size. Its content may be sent in
 * several requests.
 */
public final class RequestTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param answer the service's message
     */
    RequestTooLargeException(String answer) {
        super(answer);
    }
}
