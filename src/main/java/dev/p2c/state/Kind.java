package dev.p2c.state;

/** Why a row is not across. */
public enum Kind {
    /** The row is wrong: somebody must mend it, or a rule retries it. */
    REJECTED,
    /** The row waits for another one, its customer or its header. */
    PARKED,
    /** Both sides changed a field that a person has to decide about, or that agrees again. */
    CONFLICT
}
