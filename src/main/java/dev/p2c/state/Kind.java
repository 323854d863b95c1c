package dev.p2c.state;

/** Why people have to know of a row. */
public enum Kind {
    /** The row is wrong: somebody must mend it, or a rule retries it. */
    REJECTED,
    /** The row waits for another one, its customer or its header. */
    PARKED,
    /** Both sides changed a field that a person has to decide about, or that agrees again. */
    CONFLICT,
    /** Its source row was deleted, the target still has it. */
    DELETED
}
