package dev.p2c.state;

/** Whose value stands after a conflict. */
public enum Winner {
    SOURCE,
    TARGET,
    /** Not settled: the row waits for a person, see {@link Kind#CONFLICT}. */
    NOBODY
}
