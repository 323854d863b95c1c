package dev.p2c.state;

/** The status of a run. */
public enum RunStatus {
    /** The run is in progress, or its process died and its lease has not expired yet. */
    RUNNING,
    /** All rows are in the target. */
    DONE,
    /** The run ended normally, but some rows are not in the target. */
    INCOMPLETE,
    /** An error ended the run early. */
    FAILED,
    /**
     * The process was asked to stop, or another one has taken over, before all rows were looked at.
     */
    STOPPED,
    /** The process of the run died. */
    ABANDONED
}
