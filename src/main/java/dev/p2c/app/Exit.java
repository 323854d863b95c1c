package dev.p2c.app;

/** Exit codes, which scripts hold on to. */
final class Exit {

    static final int DONE = 0;

    /** The command went to its end; some rows are rejected or parked. */
    static final int SOME_ROWS_NOT_DONE = 1;

    /** Settings, files or the command itself are wrong. */
    static final int WRONG = 2;

    /** A service or the state database did not answer. */
    static final int UNAVAILABLE = 3;

    private Exit() {}
}
