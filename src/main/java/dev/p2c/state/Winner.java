package dev.p2c.state;

/** The side whose value wins a conflict. */
public enum Winner {
    SOURCE,
    TARGET,
    /** Neither side yet: the row waits for a person, see {@link FailureKind#CONFLICT}. */
    NOBODY
}
