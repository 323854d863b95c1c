package dev.p2c.error;

/**
 * Thrown when this process may not go on: a person or the platform has asked it to stop, or another
 * process has taken over its work. No system is at fault. The next run continues.
 */
public final class StoppedException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param work what ends, for example a direction
     * @param message why
     */
    public StoppedException(String work, String message) {
        super(work, message, null);
    }
}
