package dev.p2c.app.cli;

/** The exit codes of all commands. Scripts depend on them. */
public final class ExitCode {

    public static final int DONE = 0;

    /** The command ended normally, but some rows are rejected or parked. */
    public static final int SOME_ROWS_NOT_DONE = 1;

    /** The configuration or the command line is wrong. */
    public static final int WRONG = 2;

    /** A service or the state database did not answer. */
    public static final int UNAVAILABLE = 3;

    private ExitCode() {}
}
