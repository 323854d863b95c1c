package dev.p2c.error;

/**
 * A system did not answer as it should after all retries. The run ends, the watermark stays, the
 * next run goes on where this one was.
 */
public final class UnavailableException extends SyncException {

    private static final long serialVersionUID = 1L;

    private final String system;

    /**
     * @param system the connection's name, {@code state} for the state database
     * @param message what was tried, how often, and the last answer
     */
    public UnavailableException(String system, String message, Throwable cause) {
        super(system + ": " + message, cause);
        this.system = system;
    }

    public String system() {
        return system;
    }
}
