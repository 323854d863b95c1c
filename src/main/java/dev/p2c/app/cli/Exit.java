package dev.p2c.app.cli;

/** Exit codes, which scripts hold on to. */
public final class Exit {

    public static final int DONE = 0;

    /** The command went to its end; some rows are rejected or parked. */
    public static final int SOME_ROWS_NOT_DONE = 1;

    /** Settings, files or the command itself are wrong. */
    public static final int WRONG = 2;

    /** A service or the state database did not answer. */
    public static final int UNAVAILABLE = 3;

    private Exit() {}
}
