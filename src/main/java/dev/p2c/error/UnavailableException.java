package dev.p2c.error;

/**
 * Thrown when a system is unavailable after all retries. The run ends, the watermark stays, and the
 * next run continues from there.
 */
public sealed class UnavailableException extends SyncException permits StoppedException {

    private static final long serialVersionUID = 1L;

    private final String system;

    /**
     * Creates the exception.
     *
     * @param system the connection's name, or {@code state} for the state database
     * @param message what was attempted, how often, and the last answer
     */
    public UnavailableException(String system, String message, Throwable cause) {
        super(system + ": " + message, cause);
        this.system = system;
    }

    public String system() {
        return system;
    }
}
