package dev.p2c.error;

/** Thrown when a row cannot be mapped or is refused: the row is stored and the run continues. */
public final class RejectedRowException extends SyncException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Creates the exception.
     *
     * @param field the target field at fault; empty where the whole row is at fault
     * @param reason what is wrong with the value, and what to do about it
     */
    public RejectedRowException(String field, String reason) {
        super(reason, null);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
