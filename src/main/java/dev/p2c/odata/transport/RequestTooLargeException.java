package dev.p2c.odata.transport;

import dev.p2c.error.ConfigurationException;

/**
 * Thrown when the service does not accept a request, perhaps because of its size. Its content may
 * be sent in several requests.
 */
public final class RequestTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String system;
    private final String shown;
    private final int status;

    /**
     * @param shown the request, for messages
     * @param answer the service's message
     */
    RequestTooLargeException(String system, String shown, int status, String answer) {
        super(answer);
        this.system = system;
        this.shown = shown;
        this.status = status;
    }

    public int status() {
        return status;
    }

    /**
     * Returns the configuration error to report when the request's size is not the cause of the
     * refusal.
     */
    public ConfigurationException asConfiguration() {
        return new ConfigurationException(system, shown + ": " + getMessage());
    }
}
