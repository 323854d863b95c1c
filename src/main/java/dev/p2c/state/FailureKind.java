package dev.p2c.state;

/** Why a row is among the failures. */
public enum FailureKind {
    /**
     * The mapping or the target refused the row: a person corrects the row, or the row is retried
     * later.
     */
    REJECTED,
    /** The row waits for another row, such as its customer or its header. */
    PARKED,
    /** Both sides changed a field for which a person has to decide. */
    CONFLICT,
    /** The source row was deleted; the target still has its row. */
    DELETED
}
