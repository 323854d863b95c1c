package dev.p2c.desk;

import java.util.Locale;

/** How a direction is, the worst first. */
public enum FlowState {
    /** The last pass failed. */
    FAILED,
    /** Passes are due and do not begin. */
    LATE,
    /** Rows wait, or the last pass did not reach its end. */
    INCOMPLETE,
    /** Somebody has paused the direction. */
    PAUSED,
    /** The first pass, or a long one, is under way. */
    RUNNING,
    /** Passes plan and write nothing. */
    SHADOW,
    /** There was no pass yet. */
    NEVER,
    /** All changes are across. */
    FLOWING,
    /** The direction is switched off. */
    OFF;

    /** The word for people and programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
