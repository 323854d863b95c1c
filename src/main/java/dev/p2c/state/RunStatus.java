package dev.p2c.state;

/** How a run stands. */
public enum RunStatus {
    /** Still under way, or its process died and nobody has noticed yet. */
    RUNNING,
    /** Every row is across. */
    DONE,
    /** It went to its end, some rows are not across. */
    INCOMPLETE,
    /** Something ended it early. */
    FAILED,
    /** Its process died. */
    ABANDONED
}
