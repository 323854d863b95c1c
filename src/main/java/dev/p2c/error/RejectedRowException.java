package dev.p2c.error;

/** This row cannot be produced or is refused: keep it with its reason and go on with the next. */
public final class RejectedRowException extends SyncException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the target field at fault, empty where it is the whole row
     * @param reason what is wrong with the value, and what to do
     */
    public RejectedRowException(String field, String reason) {
        super(reason, null);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
